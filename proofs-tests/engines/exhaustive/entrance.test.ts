import fc from "fast-check";
import { expect, test } from "vitest";
import { closeGaps } from "../../../engines/exhaustive/blocks.ts";
import { entranceOf } from "../../../engines/exhaustive/entrance.ts";
import {
  BITS,
  bytesInUse,
  growTable,
  isGettingFull,
  OVERFLOW,
  PAUSE,
  STATES,
  type Store,
  storeFor,
} from "../../../engines/exhaustive/store.ts";

const room = { statesMax: Infinity, bytesMax: 2 ** 22 };
const statesIn = (store: Store): number => store.control[STATES] ?? 0;

test("a state is in the set once, however often it comes, shared or not", () => {
  for (const shared of [false, true]) {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.integer())), (keys) => {
        const store = storeFor(2, room, shared ? 2 : 1);
        const entrance = entranceOf(store);
        for (const key of [...keys, ...keys.toReversed()]) entrance.add(Int32Array.from(key));
        entrance.leave();
        closeGaps(store);
        expect(statesIn(store)).toBe(new Set(keys.map((key) => key.join())).size);
      }),
      { numRuns: 30 },
    );
  }
});

test("rows keep the order in which their states came, and survive that the table grows", () => {
  const store = storeFor(1, room, 1);
  const entrance = entranceOf(store);
  const key = new Int32Array(1);
  const addAll = (): void => {
    for (let value = 0; value < 20_000; value++) {
      key[0] = value * 7;
      entrance.add(key);
      if (!isGettingFull(store)) continue;
      growTable(store);
      for (let row = 0; row < statesIn(store); row++) entrance.enter(row);
    }
  };
  addAll();
  addAll();
  expect(statesIn(store)).toBe(20_000);
  expect(store.control[BITS]).toBe(15);
  expect(store.rows.subarray(0, 4)).toEqual(Int32Array.of(0, 7, 14, 21));
  expect(bytesInUse(store)).toBe(4 * 20_000 + 4 * 2 ** 15);
});

test("a state that finds no room sets a flag and is not in the set", () => {
  const store = storeFor(1, { statesMax: 3, bytesMax: 2 ** 22 }, 1);
  const entrance = entranceOf(store);
  for (const value of [1, 2, 3, 1]) entrance.add(Int32Array.of(value));
  expect(store.control[PAUSE]).toBe(0);
  entrance.add(Int32Array.of(4));
  expect(store.control[PAUSE]).toBe(OVERFLOW);
});
