import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import { type Part, WordsOfLines } from "../../../refinement/small/wordsOfLines.ts";

test("the words are those that all parts make anew, whichever lines a store has met", () => {
  const random = prng(5);
  const lines = Array.from({ length: 6 }, () => 0);
  const stamps = new Float64Array(6);
  let clock = 0;
  let made = 0;
  const part = (firstLine: number, endLine: number): Part => ({
    firstLine,
    endLine,
    most: 8,
    write: (into) => {
      made++;
      const count = lines.slice(firstLine, endLine).reduce((sum, line) => sum + line, 0) % 8;
      for (let at = 0; at < count; at++) into[at] = 10 * firstLine + at;
      return count;
    },
  });
  const parts = [part(0, 1), part(1, 3), part(2, 4), part(5, 6)];
  const words = new WordsOfLines(stamps, parts);
  for (let round = 0; round < 500; round++) {
    for (let line = 0; line < 6; line++)
      if (random.below(4) === 0) {
        lines[line] = random.below(5);
        stamps[line] = ++clock;
      }
    const current = words.current();
    const anew = new Int32Array(32);
    const count = parts.reduce((end, { write }) => end + write(anew.subarray(end)), 0);
    expect(current).toEqual(anew.slice(0, count));
  }
  const before = made;
  words.current();
  expect(made).toBe(before);
});
