import { expect, test } from "vitest";
import { BITS, CURSOR, hashOf, sizeTable, storeFor } from "../../../engines/exhaustive/store.ts";

const room = { statesMax: Infinity, bytesMax: 2 ** 22 };

test("what is reserved stays within the bounds", () => {
  for (const bytesMax of [2 ** 16, 1_000_000, 2 ** 24]) {
    for (const width of [1, 2, 7]) {
      const { rows, table, capacity } = storeFor(width, { statesMax: Infinity, bytesMax }, 1);
      expect(rows.byteLength + table.byteLength).toBeLessThanOrEqual(bytesMax);
      expect(rows.length).toBe(capacity * width);
      expect(capacity).toBeLessThanOrEqual(table.length * 0.9);
    }
  }
  expect(() => storeFor(2, { statesMax: 9, bytesMax: 100 }, 1)).toThrow("100 bytes");
  expect(() => storeFor(2, { statesMax: 0, bytesMax: 2 ** 20 }, 1)).toThrow("0 states");
});

test("a table is made long enough for what is expected, and no longer than it may be", () => {
  const store = storeFor(1, room, 1);
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
