import { expect, test } from "vitest";
import { explore, verdict } from "../../../engines/exhaustive/index.ts";
import { boundedCounter, counter, workshop } from "./toys.ts";

test("a verdict says what was looked at and nothing wider", () => {
  expect(verdict(explore(counter([1], 4), {}))).toEqual([
    "holds: all 5 states up to depth 4 of a counter to 4; there are no others",
  ]);
  expect(verdict(explore(counter([1], 9999), { depthMax: 1500 }))).toEqual([
    "holds: all 1 501 states up to depth 1500 of a counter to 9999; " +
      "the bound on depth ended the search",
  ]);
});

test("a verdict says by what the states were reduced", () => {
  expect(verdict(explore(workshop(-1), { symmetry: "all" }))).toEqual([
    "holds: all 10 states up to depth 6 of workshop up to symmetry, which stand for 64; " +
      "there are no others",
  ]);
  expect(explore(workshop(-1), { symmetry: ["tool"] }).configuration).toBe(
    "workshop up to symmetry of tool",
  );
});

test("a verdict names what is wrong", () => {
  expect(verdict(explore(boundedCounter(9, 3), {}))).toEqual([
    "refuted: all 4 states up to depth 3 of a counter to 9; " +
      "the search ended with the first depth that refutes a claim",
    "theCountIsSmall: 1 state, none nearer than 3 steps",
  ]);
  expect(verdict(explore(counter([2], 7), {}))[1]).toBe(
    "theLimitIsReached: no state reaches this goal",
  );
});
