import { expect, test } from "vitest";
import {
  add,
  addHash,
  addTallies,
  claimWitness,
  DEADLOCK,
  goalWitness,
  HASH,
  isLess,
  noteState,
  STEPS,
  talliesLength,
} from "../../../engines/exhaustive/tallies.ts";

const store = { rows: Int32Array.of(5, 1, 3, 9, 3, 2), width: 2 };

test("rows are in the order of their words", () => {
  expect(isLess(store.rows, 2, 1, 0)).toBe(true);
  expect(isLess(store.rows, 2, 2, 1)).toBe(true);
  expect(isLess(store.rows, 2, 1, 1)).toBe(false);
});

test("claims and goals have witnesses of their own", () => {
  const witnesses = [DEADLOCK, claimWitness(0), claimWitness(1), goalWitness(2, 0)];
  expect(new Set(witnesses).size).toBe(4);
  expect(talliesLength(2, 1)).toBe(goalWitness(2, 0) + 2);
});

test("a total does not depend on who found what", () => {
  const found = (rows: readonly number[]): Float64Array => {
    const tallies = new Float64Array(talliesLength(1, 0));
    for (const row of rows) {
      add(tallies, STEPS, row + 1);
      addHash(tallies, HASH, 0xf000_0000 + row);
      noteState(tallies, claimWitness(0), store.rows, store.width, row);
    }
    return tallies;
  };
  const whole = found([0, 1, 2]);
  expect(whole[claimWitness(0)]).toBe(3);
  expect(whole[claimWitness(0) + 1]).toBe(2);
  for (const [left, right] of [
    [[0], [2, 1]],
    [[1, 2], [0]],
    [[], [2, 0, 1]],
  ] as const) {
    const total = found(left);
    addTallies(total, found(right), store);
    expect(total).toEqual(whole);
  }
});
