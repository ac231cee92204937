import fc from "fast-check";
import { expect, test } from "vitest";
import { AssertionFailure } from "../../lib/assert.ts";
import { prng } from "../../lib/prng.ts";
import { hex } from "../../lib/u32.ts";

const word = fc.integer({ min: 0, max: 0xffff_ffff });
const draws = (seed: number, stream: number, count: number): readonly number[] => {
  const source = prng(seed, stream);
  return Array.from({ length: count }, () => source.word());
};

test("The first draws of two seeds and of two streams are these", () => {
  // A recorded seed must mean the same run in every version: these numbers never change.
  expect(draws(1, 0, 4).map(hex)).toEqual(["0x6a161a47", "0x78c8aace", "0x63091598", "0xa2aa2971"]);
  expect(draws(1, 1, 2).map(hex)).toEqual(["0x92c2ab56", "0xa5e1da2f"]);
  expect(draws(2, 0, 2).map(hex)).toEqual(["0x932b6a31", "0xdb56a9bf"]);
});

/** sfc32 again, slowly, in whole numbers: a = b ⊕ b/2⁹, b = 9c, c = rotl(c, 21) + drawn. */
function reference(seed: number, stream: number, count: number): readonly number[] {
  const mask = 0xffff_ffffn;
  let [a, b, c, counter] = [0n, BigInt(seed), BigInt(stream), 1n];
  const all: number[] = [];
  for (let i = 0; i < 15 + count; i++) {
    const drawn = (a + b + counter) & mask;
    counter = (counter + 1n) & mask;
    a = b ^ (b >> 9n);
    b = (c + (c << 3n)) & mask;
    c = ((((c << 21n) & mask) | (c >> 11n)) + drawn) & mask;
    all.push(Number(drawn));
  }
  return all.slice(15);
}

test("The words are sfc32's, and depend on seed and stream only", () => {
  fc.assert(
    fc.property(word, word, (seed, stream) => {
      expect(draws(seed, stream, 20)).toEqual(reference(seed, stream, 20));
    }),
  );
});

test("Without a stream it is stream 0", () => {
  expect(prng(7).word()).toBe(prng(7, 0).word());
});

test("Streams of one seed are independent: drawing from one does not move another", () => {
  const first = prng(5, 1);
  const second = prng(5, 2);
  const mixed = Array.from({ length: 10 }, () => [first.word(), second.word()] as const);
  expect(mixed.map(([a]) => a)).toEqual(draws(5, 1, 10));
  expect(mixed.map(([, b]) => b)).toEqual(draws(5, 2, 10));
  expect(draws(5, 1, 10)).not.toEqual(draws(5, 2, 10));
});

test("A thousand neighbouring streams start with a thousand different words", () => {
  const firsts = Array.from({ length: 1000 }, (_, stream) => prng(0, stream).word());
  expect(new Set(firsts).size).toBe(1000);
});

/** χ² of `counts` against equal chances. */
const chiSquared = (counts: readonly number[], total: number): number => {
  const expected = total / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
};

test("below is uniform: χ² of 7 values over 70,000 draws stays below the 0.001 bound", () => {
  const source = prng(11);
  const counts = Array.from({ length: 7 }, () => 0);
  for (let i = 0; i < 70_000; i++) {
    const drawn = source.below(7);
    counts[drawn] = (counts[drawn] ?? 0) + 1;
  }
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(70_000);
  expect(chiSquared(counts, 70_000)).toBeLessThan(22.46); // Six degrees of freedom.
});

test("below has no bias for n just above 2³¹, where a plain remainder has the most", () => {
  // A remainder of a word by 3·2³⁰ falls into the lowest third half of the time.
  const source = prng(12);
  const n = 3 * 2 ** 30;
  let low = 0;
  for (let i = 0; i < 30_000; i++) if (source.below(n) < 2 ** 30) low++;
  expect(Math.abs(low - 10_000)).toBeLessThan(300); // Three and a half standard deviations.
});

test("below stays below, for every n from 1 to 2³²", () => {
  fc.assert(
    fc.property(word, fc.integer({ min: 1, max: 2 ** 32 }), (seed, n) => {
      const drawn = prng(seed).below(n);
      expect(drawn).toBeGreaterThanOrEqual(0);
      expect(drawn).toBeLessThan(n);
    }),
  );
  expect(prng(3).below(1)).toBe(0);
  expect(prng(3).below(2 ** 32)).toBe(prng(3).word());
  expect(() => prng(3).below(0)).toThrow(AssertionFailure);
});

test("chance is never at 0 of n, always at n of n, and about a third at 1 of 3", () => {
  const source = prng(13);
  const times = (numerator: number, denominator: number, count: number): number =>
    Array.from({ length: count }, () => source.chance(numerator, denominator)).filter(Boolean)
      .length;
  expect(times(0, 5, 100)).toBe(0);
  expect(times(5, 5, 100)).toBe(100);
  expect(Math.abs(times(1, 3, 30_000) - 10_000)).toBeLessThan(300);
});

test("pick reaches every element of a list and nothing else", () => {
  const source = prng(14);
  const picked = new Set(Array.from({ length: 200 }, () => source.pick(["a", "b", "c"])));
  expect([...picked].toSorted()).toEqual(["a", "b", "c"]);
});

test("weighted draws an index as often as its weight says, and a weight of 0 never", () => {
  const source = prng(15);
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < 40_000; i++) {
    const index = source.weighted([1, 0, 2, 1]);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  expect(counts[1]).toBe(0);
  expect(Math.abs((counts[2] ?? 0) - 20_000)).toBeLessThan(400);
  expect(Math.abs((counts[0] ?? 0) - 10_000)).toBeLessThan(350);
});

test("Weights that sum to nothing are a bug of ours", () => {
  expect(() => prng(1).weighted([0, 0])).toThrow(AssertionFailure);
  expect(() => prng(1).weighted([])).toThrow(AssertionFailure);
});
