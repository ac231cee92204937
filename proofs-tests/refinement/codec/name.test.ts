import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import { nameOf, wordOfName } from "../../../refinement/codec/name.ts";

test.each([
  [0, { tag: "nil" }],
  [0xffff_ffff, { tag: "any" }],
  [1, { tag: "interrupt", line: 0 }],
  [31, { tag: "interrupt", line: 30 }],
  [32, { tag: "thread", chief: 0, task: 0, lthread: 0, version: 32 }],
  [0x0203_0401, { tag: "thread", chief: 2, task: 3, lthread: 1, version: 1 }],
])("word %i has its meaning", (word, name) => {
  expect(nameOf(word)).toEqual(name);
});

test("every word means something, and the meaning says the word", () => {
  const random = prng(1);
  for (let i = 0; i < 2000; i++) {
    const word = random.chance(1, 4) ? random.below(64) : random.word();
    expect(wordOfName(nameOf(word))).toBe(word);
  }
});
