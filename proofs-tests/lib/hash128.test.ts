import fc from "fast-check";
import { expect, test } from "vitest";
import { hash128 } from "../../lib/hash128.ts";

const arbWords = fc.array(fc.integer(), { maxLength: 40 }).map((all) => Int32Array.from(all));
const text = (words: Int32Array): string => hash128(words).join();

test("the same words give the same hash, wherever they lie", () => {
  fc.assert(
    fc.property(arbWords, (words) => {
      const later = new Int32Array(words.length + 3);
      later.set(words, 3);
      expect(text(later.subarray(3))).toBe(text(words));
    }),
  );
});

test("one bit more or less, or another length, gives another hash, in about half of its bits", () => {
  let [flipped, count] = [0, 0];
  fc.assert(
    fc.property(arbWords, fc.nat(), (words, draw) => {
      expect(text(new Int32Array(words.length + 1))).not.toBe(text(words));
      if (words.length === 0) return;
      const other = words.slice();
      const at = draw % words.length;
      other[at] = (other[at] ?? 0) ^ (1 << (draw % 32));
      const [one, two] = [hash128(words), hash128(other)];
      expect(one).not.toEqual(two);
      one.forEach((word, n) => {
        for (let bits = word ^ (two[n] ?? 0); bits !== 0; bits &= bits - 1) flipped++;
      });
      count++;
    }),
    { numRuns: 500 },
  );
  expect(flipped / count).toBeGreaterThan(58);
  expect(flipped / count).toBeLessThan(70);
});

test("a hundred thousand small inputs have as many hashes", () => {
  const seen = new Set<string>();
  for (let n = 0; n < 100_000; n++) seen.add(text(Int32Array.of(n & 0xff, n >>> 8)));
  expect(seen.size).toBe(100_000);
});

test("words at the end count, also where they fill no block", () => {
  for (let length = 1; length < 10; length++)
    for (let n = 0; n < length; n++) {
      const words = new Int32Array(length);
      const before = text(words);
      words[n] = 1;
      expect(text(words)).not.toBe(before);
    }
});
