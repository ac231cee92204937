import { expect, test } from "vitest";
import {
  firstsOf,
  isRefuted,
  noProgress,
  statesOf,
  transitionsOf,
  withCheck,
  withExpansion,
} from "../../../engines/exhaustive/progress.ts";
import {
  claimWitness,
  DEADLOCK,
  HASH,
  STEPS,
  talliesLength,
} from "../../../engines/exhaustive/tallies.ts";
import { boundedCounter } from "./toys.ts";

const model = { ...boundedCounter(9, 9), goals: [] };
const tallies = (numbers: Readonly<Record<number, number>>): Float64Array => {
  const made = new Float64Array(talliesLength(1, 0));
  for (const [at, value] of Object.entries(numbers)) made[Number(at)] = value;
  return made;
};

const one = withCheck(noProgress, 1, tallies({ [HASH]: 0xabc }), model);
const two = withCheck(withExpansion(one, tallies({ [STEPS]: 4 })), 3, tallies({}), model);

test("levels add up", () => {
  expect([statesOf(two), transitionsOf(two)]).toEqual([4, 4]);
  expect(firstsOf(two)).toEqual([0, 1]);
  expect(two.levels[0]).toEqual({ states: 1, transitions: 4, hash: "00000abc00000000" });
});

test("a witness is kept from the level where it was first seen", () => {
  const seen = withCheck(
    two,
    5,
    tallies({ [claimWitness(0)]: 2, [claimWitness(0) + 1]: 6 }),
    model,
  );
  const again = withCheck(
    seen,
    5,
    tallies({ [claimWitness(0)]: 1, [claimWitness(0) + 1]: 4 }),
    model,
  );
  expect(again.refuted).toEqual([{ count: 3, row: 6 }]);
  expect([isRefuted(model, two), isRefuted(model, seen)]).toEqual([false, true]);
});

test("a deadlock refutes only a model that allows none", () => {
  const stuck = withExpansion(two, tallies({ [DEADLOCK]: 1, [DEADLOCK + 1]: 3 }));
  expect(stuck.deadlocks).toEqual({ count: 1, row: 3 });
  expect(isRefuted(model, stuck)).toBe(false);
  expect(isRefuted({ ...model, deadlock: "refuted" }, stuck)).toBe(true);
});
