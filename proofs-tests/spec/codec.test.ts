// The codec forgets nothing that it should not: every leaf of every state that random runs reach is
// changed, one at a time, and the words must change with it. A field that has no writer is an error
// of the compiler; one whose writer is blind is found here.
import { expect, test } from "vitest";
import {
  identity,
  StateWriter,
  threadKey,
  writeState,
  type Renaming,
  type State,
} from "../../spec/index.ts";
import { walked } from "../refinement/fixture.ts";

const wordsOf = (
  state: State,
  mode: "exact" | "essential" = "exact",
  renaming: Renaming = identity,
): string => {
  const writer = new StateWriter();
  writeState(writer, state, mode, renaming);
  return writer.words.subarray(0, writer.count).join();
};

/** States of many kinds: with queues, faults, deadlines, mappings, dead tasks. */
const states = Array.from({ length: 24 }, (_, seed) => walked(seed + 1, 120).lockstep.state);

type Node = { [key: string]: unknown };

/** Copies of `state`, each with one leaf changed, by the path to the leaf. */
function* changes(value: unknown, path: string): Generator<readonly [string, unknown]> {
  if (typeof value === "number") yield [path, value + 1];
  else if (typeof value === "boolean") yield [path, !value];
  else if (ArrayBuffer.isView(value)) {
    const words = Uint32Array.from(value as Uint32Array);
    words[77] = (words[77] as number) ^ 1;
    yield [`${path}[77]`, words];
  } else if (Array.isArray(value)) {
    for (const [at, part] of value.entries())
      for (const [where, changed] of changes(part, `${path}[]`))
        yield [where, value.with(at, changed)];
    if (value.length > 0) yield [`${path}.length`, value.slice(0, -1)];
  } else if (typeof value === "object" && value !== null) {
    for (const [key, part] of Object.entries(value as Node))
      for (const [where, changed] of changes(part, `${path}.${key}`))
        yield [where, { ...value, [key]: changed }];
  }
}

test("every leaf of every state counts", () => {
  const seen = new Set<string>();
  for (const state of states) {
    const words = wordsOf(state);
    for (const [path, changed] of changes(state, "state")) {
      // Past the highest living thread, and in entry 0, there is nothing to tell.
      if (path === "state.tasks[].threads.length") continue;
      seen.add(path);
      expect(wordsOf(changed as State), path).not.toBe(words);
    }
  }
  for (const path of [
    "state.now",
    "state.tasks[].lastVersion",
    "state.tasks[].threads[].queue[]",
    "state.tasks[].threads[].activity.deadline",
    "state.tasks[].threads[].activity.message.words[]",
    "state.tasks[].threads[].activity.envelope.from.version",
    "state.tasks[].threads[].activity.receive.timeout",
    "state.tasks[].threads[].activity.source.from.lthread",
    "state.tasks[].space[].parent.page",
    "state.frames.pages[][77]",
  ])
    expect([...seen]).toContain(path);
});

test("no two different states of these have the same words", () => {
  const texts = states.map((state) => JSON.stringify(state));
  expect(new Set(states.map((state) => wordsOf(state))).size).toBe(new Set(texts).size);
});

/** The same value, `ticks` later: all deadlines too. */
function later<T>(value: T, ticks: number): T {
  if (Array.isArray(value)) return value.map((part: unknown) => later(part, ticks)) as T;
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  const moved = Object.entries(value as Node).map(([key, part]) => {
    const isTime = (key === "now" || key === "deadline") && typeof part === "number";
    return [key, isTime ? part + ticks : later(part, ticks)];
  });
  return Object.fromEntries(moved) as T;
}

test("in essential mode time has no origin, and nothing else is lost but what it says", () => {
  for (const state of states) {
    const words = wordsOf(state, "essential");
    expect(wordsOf(later(state, 5), "essential")).toBe(words);
    expect(wordsOf(later(state, 5))).not.toBe(wordsOf(state));
    for (const [path, changed] of changes(state, "state")) {
      if (/\.(now|ip)$|threads\.length|frames|message\.words\[\]$/.test(path)) continue;
      expect(wordsOf(changed as State, "essential"), path).not.toBe(words);
    }
  }
});

test("a renaming and its reverse come to the same; one that moves something does not", () => {
  const [a, b] = [threadKey(1, 0), threadKey(2, 0)];
  const swapped = (key: number): number => (key === a ? b : key === b ? a : key);
  const swap: Renaming = {
    ...identity,
    task: (number) => (number === 1 ? 2 : number === 2 ? 1 : number),
    thread: (key) => swapped(key) as typeof a,
  };
  const same: Renaming = { ...identity, task: (number) => number, thread: (key) => key };
  for (const state of states) {
    expect(wordsOf(state, "exact", same)).toBe(wordsOf(state));
    expect(wordsOf(state, "exact", swap)).not.toBe(wordsOf(state));
  }
});
