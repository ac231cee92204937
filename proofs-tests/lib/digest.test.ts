import { expect, test } from "vitest";
import { prng } from "../../lib/prng.ts";
import { digest, DIGEST_WORDS } from "../../lib/digest.ts";

const textOf = (words: readonly number[]): string => {
  const into = new Int32Array(DIGEST_WORDS);
  digest(Int32Array.from(words), words.length, into);
  return into.join();
};

test("the digest is that of the words that count, and of how many they are", () => {
  const into = new Int32Array(DIGEST_WORDS);
  digest(Int32Array.of(1, 2, 3), 2, into);
  expect(into.join()).toBe(textOf([1, 2]));
  expect(textOf([0])).not.toBe(textOf([]));
  expect(textOf([0, 0])).not.toBe(textOf([0]));
  expect(textOf([1, 2])).not.toBe(textOf([2, 1]));
});

test("among 200 000 lists that differ little, no lane is blind and no two digests are equal", () => {
  const seen = new Set<string>();
  const lanes = Array.from({ length: DIGEST_WORDS }, () => new Set<number>());
  const words = new Int32Array(24);
  const into = new Int32Array(DIGEST_WORDS);
  for (let n = 0; n < 200_000; n++) {
    words.fill(0);
    words[n % 24] = n;
    words[(n * 7 + 3) % 24] = n >>> 5;
    words[23] = n & 3;
    digest(words, 24, into);
    seen.add(`${words.join()}`);
    into.forEach((lane, at) => lanes[at]?.add(lane));
  }
  // A random function of 2³² values makes some five pairs equal among so many.
  for (const lane of lanes) expect(seen.size - lane.size).toBeLessThan(40);
});

test("one bit changes half of the bits", () => {
  const random = prng(1);
  let changed = 0;
  for (let round = 0; round < 500; round++) {
    const words = Int32Array.from({ length: 10 }, () => random.word());
    const [a, b] = [new Int32Array(DIGEST_WORDS), new Int32Array(DIGEST_WORDS)];
    digest(words, 10, a);
    const at = random.below(10);
    words[at] = (words[at] as number) ^ (1 << random.below(32));
    digest(words, 10, b);
    a.forEach((lane, n) => {
      for (let left = lane ^ (b[n] as number); left !== 0; left &= left - 1) changed++;
    });
  }
  expect(changed / 500 / 128).toBeGreaterThan(0.47);
  expect(changed / 500 / 128).toBeLessThan(0.53);
});
