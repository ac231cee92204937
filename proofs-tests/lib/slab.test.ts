import { expect, test } from "vitest";
import { prng } from "../../lib/prng.ts";
import { Slab } from "../../lib/slab.ts";

test("a copy stays what it was, whatever is copied after it", () => {
  const random = prng(7);
  const slab = new Slab();
  const copies = Array.from({ length: 400 }, () => {
    const words = Int32Array.from({ length: random.below(100) }, () => random.below(2 ** 32) | 0);
    const copy = slab.copyOf(words);
    const was = [...words];
    words.fill(0);
    return { copy, was };
  });
  for (const { copy, was } of copies) expect([...copy]).toEqual(was);
});

test("what is longer than a slab is copied as well", () => {
  const slab = new Slab();
  const long = Int32Array.from({ length: 20_000 }, (_, at) => at);
  const before = slab.copyOf(Int32Array.of(1, 2));
  expect(slab.copyOf(long)).toEqual(long);
  expect([...before, ...slab.copyOf(Int32Array.of(3))]).toEqual([1, 2, 3]);
});
