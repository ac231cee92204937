// Which claims need which others to be inductive: a state is broken so that one claim fails, a step
// is taken that the specification permits, and claims that held before it fail after it.

import { expect, test } from "vitest";
import { prng, type Prng } from "../../../lib/prng.ts";
import { stateClaims } from "../../../spec/claims/index.ts";
import { step } from "../../../spec/step.ts";
import {
  activeTask,
  changeThread,
  findThread,
  taskOf,
  threadAt,
  threadKey,
  threadKeys,
  withTask,
  type Activity,
  type Mapping,
  type Rights,
  type State,
  type ThreadKey,
} from "../../../spec/index.ts";
import { readFileSync } from "node:fs";
import { walked } from "../fixture.ts";

type Break = (state: State, random: Prng) => State;

const someKey = (state: State, random: Prng): ThreadKey => random.pick(threadKeys(state));

const editTask =
  (changes: { readonly mcp: number }): Break =>
  (state, random) => {
    const number = taskOf(someKey(state, random));
    const task = activeTask(state, number);
    return task === undefined ? state : withTask(state, number, { ...task, ...changes });
  };

const editMapping =
  (changes: (mapping: Mapping, random: Prng) => Partial<Mapping>): Break =>
  (state, random) => {
    const number = taskOf(someKey(state, random));
    const task = activeTask(state, number);
    const derived = (task?.space ?? []).filter(({ parent }) => parent !== undefined);
    if (task === undefined || derived.length === 0) return state;
    const one = random.pick(derived);
    const space = task.space.map((own) =>
      own === one ? { ...own, ...changes(own, random) } : own,
    );
    return withTask(state, number, { ...task, space });
  };

/** Some thread that is polling or waiting does it otherwise. */
const editActivity =
  (changes: (state: State, random: Prng) => object): Break =>
  (state, random) => {
    const blocked = threadKeys(state).filter((key) =>
      ["polling", "waiting"].includes(threadAt(state, key).activity.tag),
    );
    if (blocked.length === 0) return state;
    const key = random.pick(blocked);
    const { activity } = threadAt(state, key);
    return changeThread(state, key, {
      activity: { ...activity, ...changes(state, random) } as Activity,
    });
  };

/** Chiefs in a circle are left out: the specification itself would not end. */
const breaks: readonly Break[] = [
  editTask({ mcp: 255 }),
  (state, random) => {
    const free = [...state.tasks.keys()].filter((n) => n > 0 && state.tasks[n]?.tag === "inactive");
    if (free.length === 0) return state;
    const number = random.pick(free);
    return withTask(state, number, { tag: "inactive", owner: number, lastVersion: 1 });
  },
  (state, random) => changeThread(state, someKey(state, random), { queue: [] }),
  (state, random) =>
    changeThread(state, someKey(state, random), { queue: [someKey(state, random)] }),
  (state) => ({ ...state, now: state.now + 50 }),
  editActivity((state) => ({ deadline: state.now + 1 })),
  editActivity(() => ({ to: threadKey(7, 9) })),
  editActivity(() => ({ source: { tag: "open" } })),
  editActivity(() => ({ source: { tag: "closed", from: { tag: "interrupt", line: 3 } } })),
  (state, random) => changeThread(state, someKey(state, random), { transfer: undefined }),
  (state, random) => changeThread(state, someKey(state, random), { remaining: 0 }),
  (state, random) => ({
    ...state,
    lines: state.lines.map((line) => ({ ...line, owner: someKey(state, random), masked: false })),
  }),
  editMapping(() => ({ parent: undefined })),
  editMapping((_, random) => ({ frame: 0x80100 + random.below(4) })),
  editMapping(() => ({ rights: 7 as Rights })),
  editMapping(() => ({ rights: 2 as Rights })),
];

const violated = (state: State): readonly string[] =>
  stateClaims.filter(({ violations }) => violations(state).length > 0).map(({ name }) => name);

/** Claims that failed after a step from a state that only the others, `needed`, were false of. */
function brokenBy(seed: number): readonly { readonly claim: string; readonly needs: string }[] {
  const { lockstep, draw } = walked(seed, 25);
  const random = prng(seed, 7);
  const found: { claim: string; needs: string }[] = [];
  for (const change of breaks)
    for (let tries = 0; tries < 8; tries++) {
      const preview = lockstep.preview(draw(random), "plentiful");
      const state = change(lockstep.state, random);
      const { running } = state;
      if (preview === undefined || running === undefined) continue;
      if (findThread(state, running)?.activity.tag !== "ready") continue;
      try {
        const before = violated(state);
        if (before.length !== 1) continue;
        for (const { state: after } of step(state, preview.meaning, "plentiful"))
          for (const claim of violated(after))
            if (!before.includes(claim)) found.push({ claim, needs: before[0] ?? "" });
      } catch {
        // The specification says nothing of such a state.
      }
    }
  return found;
}

/** What docs/induction.md says, as `claim: needs, needs`. */
function saidInTheDocs(): ReadonlyMap<string, readonly string[]> {
  const text = readFileSync(new URL("../../../docs/induction.md", import.meta.url), "utf8");
  const rows = text.matchAll(/^\| `(\w+)`\s*\| (`\w+`(?:, `\w+`)*)\s*\|$/gm);
  return new Map(
    [...rows].map(([, claim = "", needs = ""]) => [claim, needs.replaceAll("`", "").split(", ")]),
  );
}

test("claims need the others that the documentation names, and no more", () => {
  const needs = new Map<string, Set<string>>();
  for (let seed = 0; seed < 40; seed++)
    for (const { claim, needs: other } of brokenBy(seed))
      needs.set(claim, (needs.get(claim) ?? new Set()).add(other));
  const said = saidInTheDocs();
  const unsaid = [...needs].flatMap(([claim, others]) =>
    [...others].filter((other) => said.get(claim)?.includes(other) !== true),
  );
  expect([...needs.keys()].length).toBeGreaterThan(0);
  expect(unsaid).toEqual([]);
});
