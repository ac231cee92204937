import { expect, test } from "vitest";
import {
  cell,
  explore,
  finiteModel,
  type FiniteModel,
  holds,
  numbers,
  readCheckpoint,
} from "../../../engines/exhaustive/index.ts";
import { river } from "./river.ts";
import { boundedCounter, type Counter, counter, wide, workshop } from "./toys.ts";

test("the river is crossed in seven steps, and no state is missed", () => {
  const explored = explore(river, { pinned: { states: 10, transitions: 20 } });
  expect(holds(explored)).toBe(true);
  expect(explored).toMatchObject({ states: 10, transitions: 20, depth: 7, ended: "complete" });
  const across = explored.goals.get("allAcross");
  expect(across).toMatchObject({ depth: 7, count: 1 });
  expect(across?.trace().map(({ action }) => action)).toEqual([
    "start",
    "cross with goat",
    "cross with nobody",
    "cross with wolf",
    "cross with goat",
    "cross with cabbage",
    "cross with nobody",
    "cross with goat",
  ]);
});

test("a claim is refuted at the least depth, with the shortest trace", () => {
  const model = { ...boundedCounter(20, 6), steps: counter([1, 2], 20).steps };
  const explored = explore(model, {});
  expect(holds(explored)).toBe(false);
  expect(explored).toMatchObject({ depth: 3, ended: "refuted", states: 7 });
  const [one] = explored.counterexamples;
  expect(one).toMatchObject({ depth: 3, count: 1, failure: { claim: "theCountIsSmall" } });
  expect(one?.failure.difference[0]).toBe("the count is 6");
  expect(one?.trace().map(({ action, values }) => [action, ...values])).toEqual([
    ["start"],
    ["add", 2],
    ["add", 2],
    ["add", 2],
  ]);
});

test("a start that refutes a claim is a counterexample of no steps", () => {
  const explored = explore(boundedCounter(3, 0), {});
  expect(explored).toMatchObject({ states: 1, depth: 0, transitions: 0, ended: "refuted" });
  expect(explored.counterexamples[0]?.trace().map(({ action }) => action)).toEqual(["start"]);
});

test("a deadlock is found, and refutes only a model that allows none", () => {
  const allowed = explore(counter([2], 7), {});
  expect(allowed.deadlocks).toMatchObject({ depth: 3, count: 1 });
  expect(allowed.counterexamples).toEqual([]);
  const refuted = explore({ ...counter([2], 7), deadlock: "refuted" }, {});
  expect(refuted).toMatchObject({ ended: "refuted", states: 4 });
  expect(refuted.counterexamples[0]?.failure.claim).toBe("someStepIsPossible");
  expect(refuted.counterexamples[0]?.trace().at(-1)?.state).toEqual(["count: 6"]);
});

test("a goal that no state reaches refutes a finished search, and only that", () => {
  const finished = explore(counter([2], 7), {});
  expect(finished.goals.get("theLimitIsReached")).toBeUndefined();
  expect(finished.failures.map(({ claim }) => claim)).toEqual(["theLimitIsReached"]);
  expect(holds(finished)).toBe(false);
  expect(holds(explore(counter([2], 7), { depthMax: 2 }))).toBe(true);
});

test("counts that are not as pinned refute", () => {
  const { failures } = explore(counter([1], 9), { pinned: { states: 10, transitions: 8 } });
  expect(failures).toEqual([
    { claim: "countsAreAsPinned", difference: ["9 transitions, pinned are 8"] },
  ]);
});

test("a search ends with the last whole level within its bounds", () => {
  const deep = explore(wide, { depthMax: 4 });
  expect(deep).toMatchObject({ states: 31, depth: 4, ended: "depth", transitions: 30 });
  const some = explore(wide, { statesMax: 1000 });
  expect(some).toMatchObject({ states: 511, depth: 8, ended: "states", transitions: 510 });
  const small = explore(wide, { bytesMax: 2 ** 16 });
  expect(small).toMatchObject({ states: 4095, depth: 11, ended: "bytes" });
  const stopped = explore(wide, { onLevel: ({ progress }) => stopAt(3, progress.levels.length) });
  expect(stopped).toMatchObject({ states: 7, depth: 2, ended: "request" });
});

const stopAt = (levels: number, length: number): "goOn" | "stop" =>
  length === levels ? "stop" : "goOn";

test("the table grows as the states become more", () => {
  const explored = explore(wide, {});
  expect(explored).toMatchObject({ states: 50_001, transitions: 50_000, ended: "complete" });
  expect(explored.bytesPerState).toBeLessThan(16);
});

test("a state with more steps than the table has room for starts its level again", () => {
  const fan: FiniteModel<Counter> = finiteModel({
    ...counter([], 60_000),
    steps: ({ count }, next) => {
      if (count.get(0) > 0) return;
      for (let to = 1; to <= 60_000; to++) {
        count.set(0, to);
        next("go", to);
      }
    },
    goals: [],
  });
  expect(explore(fan, {})).toMatchObject({ states: 60_001, transitions: 60_000, depth: 1 });
});

test("the hash of a level does not depend on the order of the rules", () => {
  const [up, down] = [explore(counter([1, 2, 5], 90), {}), explore(counter([5, 2, 1], 90), {})];
  expect(up.levels.map(({ hash }) => hash)).toEqual(down.levels.map(({ hash }) => hash));
  expect(new Set(up.levels.map(({ hash }) => hash)).size).toBe(up.levels.length);
});

test("a search goes on from its checkpoint as if it had never stopped", () => {
  const whole = explore(workshop(-1), { symmetry: "all" });
  for (const stop of [1, 2, 3]) {
    let bytes = new Uint8Array();
    explore(workshop(-1), {
      symmetry: "all",
      depthMax: stop,
      onLevel: ({ save }) => {
        bytes = Uint8Array.from(save().flatMap((part) => [...part]));
        return "goOn";
      },
    });
    const read = readCheckpoint(workshop(-1), "all", bytes);
    if (read.tag === "refused") throw new Error(read.because);
    const rest = explore(workshop(-1), { symmetry: "all", from: read.checkpoint });
    expect({ ...rest, deadlocks: undefined }).toEqual({ ...whole, deadlocks: undefined });
  }
});

test("a rule that changes the state without a next is a bug of the model", () => {
  const model = finiteModel({
    ...counter([], 3),
    fields: { count: cell(numbers(4)) },
    steps: ({ count }) => count.set(0, 1),
  });
  expect(() => explore(model, {})).toThrow("called no next");
});
