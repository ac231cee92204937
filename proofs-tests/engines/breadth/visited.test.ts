import fc from "fast-check";
import { expect, test } from "vitest";
import { Visited } from "../../../engines/breadth/visited.ts";

test("it holds what a set of texts holds, in the order of coming", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ max: 40 }), fc.integer({ max: 3 }))), (keys) => {
      const visited = new Visited(2);
      const known = new Set<string>();
      for (const key of keys) {
        const isNew = visited.add(Int32Array.from(key), 0, -1, 0);
        expect(isNew).toBe(!known.has(String(key)));
        known.add(String(key));
      }
      expect(visited.count).toBe(known.size);
    }),
  );
});

test("it grows, and keeps every key and every way", () => {
  const visited = new Visited(1);
  for (let n = 0; n < 5000; n++) visited.add(Int32Array.of(n * 7), 0, n - 1, n % 5);
  for (let n = 0; n < 5000; n++) expect(visited.add(Int32Array.of(n * 7), 0, 0, 0)).toBe(false);
  expect(visited.count).toBe(5000);
  const path = new Int32Array(5);
  visited.pathTo(3, 4, path, 1);
  expect([...path]).toEqual([0, 0, 1, 2, 3]);
  expect(() => visited.pathTo(3, 3, path, 0)).toThrow("not 2 steps away");
  expect(visited.bytes / visited.count).toBeLessThan(60);
});
