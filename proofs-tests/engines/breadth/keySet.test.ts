import fc from "fast-check";
import { expect, test } from "vitest";
import { KeySet } from "../../../engines/breadth/keySet.ts";

test("it holds what a set of texts holds", () => {
  const arbKeys = fc.array(fc.tuple(fc.integer({ max: 40 }), fc.integer({ min: 1, max: 3 })));
  fc.assert(
    fc.property(arbKeys, arbKeys, (keys, others) => {
      const set = new KeySet(2);
      const known = new Set(keys.map(String));
      for (const key of keys) set.add(Int32Array.from(key));
      for (const key of [...keys, ...others])
        expect(set.has(Int32Array.from(key))).toBe(known.has(String(key)));
    }),
  );
});

test("it grows, and keeps every key", () => {
  const set = new KeySet(1);
  for (let n = 1; n <= 5000; n++) set.add(Int32Array.of(n * 7));
  for (let n = 1; n <= 35000; n++) expect(set.has(Int32Array.of(n))).toBe(n % 7 === 0);
});

test("zeroes are no key", () => {
  const set = new KeySet(2);
  expect(() => set.add(Int32Array.of(0, 0))).toThrow("a key of zeroes");
  set.add(Int32Array.of(0, 1));
  expect(set.has(Int32Array.of(0, 0))).toBe(false);
});
