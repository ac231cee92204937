import fc from "fast-check";
import { expect, test } from "vitest";
import {
  BITS,
  bytesInUse,
  CURSOR,
  entranceOf,
  growTable,
  hashOf,
  isGettingFull,
  OVERFLOW,
  PAUSE,
  sizeTable,
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
        const store = storeFor(2, room, shared);
        const { add } = entranceOf(store);
        for (const key of [...keys, ...keys.toReversed()]) add(Int32Array.from(key));
        expect(statesIn(store)).toBe(new Set(keys.map((key) => key.join())).size);
      }),
      { numRuns: 30 },
    );
  }
});

test("rows keep the order in which their states came, and survive that the table grows", () => {
  const store = storeFor(1, room, false);
  const entrance = entranceOf(store);
  const key = new Int32Array(1);
  const addAll = (): void => {
    for (let value = 0; value < 20_000; value++) {
      key[0] = value * 7;
      entrance.add(key);
      if (!isGettingFull(store)) continue;
      growTable(store);
      entrance.refresh();
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
  const store = storeFor(1, { statesMax: 3, bytesMax: 2 ** 22 }, false);
  const { add } = entranceOf(store);
  for (const value of [1, 2, 3, 1]) add(Int32Array.of(value));
  expect(store.control[PAUSE]).toBe(0);
  add(Int32Array.of(4));
  expect(store.control[PAUSE]).toBe(OVERFLOW);
});

test("what is reserved stays within the bounds", () => {
  for (const bytesMax of [2 ** 16, 1_000_000, 2 ** 24]) {
    for (const width of [1, 2, 7]) {
      const { rows, table, capacity } = storeFor(width, { statesMax: Infinity, bytesMax }, false);
      expect(rows.byteLength + table.byteLength).toBeLessThanOrEqual(bytesMax);
      expect(rows.length).toBe(capacity * width);
      expect(capacity).toBeLessThanOrEqual(table.length * 0.9);
    }
  }
  expect(() => storeFor(2, { statesMax: 9, bytesMax: 100 }, false)).toThrow("100 bytes");
  expect(() => storeFor(2, { statesMax: 0, bytesMax: 2 ** 20 }, false)).toThrow("0 states");
});

test("a table is made long enough for what is expected, and no longer than it may be", () => {
  const store = storeFor(1, room, false);
  sizeTable(store, 10_000);
  expect(store.control[BITS]).toBe(14);
  sizeTable(store, 2 ** 31);
  expect(store.control[BITS]).toBe(store.bitsMax);
  expect(store.control[CURSOR]).toBe(0);
});

test("the hash depends on every word, on their order, and on the seed", () => {
  const words = Int32Array.of(1, 2, 3, 4);
  const hashes = [hashOf(words, 0, 2, 0), hashOf(words, 2, 2, 0), hashOf(words, 0, 2, 1)];
  const swapped = hashOf(Int32Array.of(2, 1), 0, 2, 0);
  expect(new Set([...hashes, swapped]).size).toBe(4);
});
