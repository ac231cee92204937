import { expect, test } from "vitest";
import { firstFrames, firstWord } from "../../refinement/userMemory.ts";
import { pageOf, wordAt } from "../../spec/frames.ts";

test("the frames hold the first words, and runs share them", () => {
  const four = firstFrames(4);
  expect([four.first, four.pages.length]).toEqual([0x80100, 4]);
  expect(wordAt(pageOf(four, 0x80102) ?? [], 0x7010)).toBe(firstWord(0x8010_2010));
  expect(firstFrames(2).pages[1]).toBe(four.pages[1]);
});

test("no two words of a large memory are alike", () => {
  const words = new Set(firstFrames(16).pages.flatMap((page) => Array.from(page)));
  expect(words.size).toBe(16 * 1024);
});
