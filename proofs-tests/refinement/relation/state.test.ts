// The relation is reflexive, and every field of a state can make it fail, in its own part; but the
// boot parameters are a claim of their own.

import { expect, test } from "vitest";
import { distance, isEqual, relations, sameState } from "../../../refinement/relation/state.ts";
import { withWord } from "../../../spec/frames.ts";
import { threadKey } from "../../../spec/name.ts";
import { changeThread, withTask, type State } from "../../../spec/state.ts";
import { prng } from "../../../lib/prng.ts";
import { damaged } from "../damage.ts";
import { begun, walked } from "../fixture.ts";

const base = begun().state;
const root = threadKey(2, 0);
const task = (state: State, number: number, change: object): State =>
  withTask(state, number, { ...state.tasks[number], ...change } as State["tasks"][number]);

test("a state is the same as its copy", () => {
  for (let seed = 60; seed < 70; seed++) {
    const { state } = walked(seed, 60).lockstep;
    expect(sameState(state, structuredClone(state))).toBeUndefined();
  }
});

test.each<[part: string, other: State]>([
  ["tasksRelation", task(base, 3, { owner: 1 })],
  ["tasksRelation", task(base, 3, { lastVersion: 7 })],
  ["tasksRelation", task(base, 2, { chief: 1 })],
  ["tasksRelation", task(base, 2, { version: 2 })],
  ["tasksRelation", task(base, 2, { mcp: 254 })],
  ["livingRelation", task(base, 2, { threads: [] })],
  ["threadsRelation", changeThread(base, root, { ip: 4 })],
  ["threadsRelation", changeThread(base, root, { sp: 4 })],
  ["threadsRelation", changeThread(base, root, { pager: { tag: "any" } })],
  ["threadsRelation", changeThread(base, root, { activity: { tag: "faulted" } })],
  ["threadsRelation", changeThread(base, root, { queue: [root] })],
  ["spacesRelation", task(base, 1, { space: [] })],
  ["framesRelation", { ...base, frames: withWord(base.frames, 0x80101, 0x5008, 77) }],
  ["clockRelation", { ...base, now: 1 }],
  ["scheduleRelation", { ...base, running: undefined }],
  ["scheduleRelation", changeThread(base, root, { priority: 1 })],
  ["scheduleRelation", changeThread(base, root, { slice: 1 })],
  ["scheduleRelation", changeThread(base, root, { remaining: 1 })],
])("%s sees the difference, both ways", (part, other) => {
  expect(sameState(base, other)).toMatchObject({ part });
  expect(sameState(other, base)).toMatchObject({ part });
  expect(distance(base, other)).toBe(1);
  expect(sameState(base, other)?.lines[0]).toMatch(/\(spec\) \| .*\(machine\)$/);
});

test("every part has a name and a sentence", () => {
  for (const { name, says } of relations) {
    expect(name).toMatch(/Relation$/);
    expect(says).toMatch(/\.$/);
  }
});

test("states are equal iff no relation finds a difference, however they are damaged", () => {
  const random = prng(5);
  let different = 0;
  for (let seed = 0; seed < 30; seed++) {
    const { state } = walked(seed, 60).lockstep;
    for (let times = 0; times < 40; times++) {
      const other = structuredClone(damaged(state, random));
      const equal = relations.every(({ differences }) => differences(state, other).length === 0);
      expect(isEqual(state, other)).toBe(equal);
      if (!equal) different++;
    }
  }
  expect(different).toBeGreaterThan(600);
});
