import { expect, test } from "vitest";
import { septet } from "../fixture.ts";

type Answer = { readonly steps: number; readonly refuted: { readonly events: readonly unknown[] } };

test("words are followed, and hold", () => {
  const { code, out } = septet(["taint", "--runs", "8", "--json"], ".");
  const answer = JSON.parse(out) as Answer;
  expect(code).toBe(0);
  expect(answer).toMatchObject({ seed: 1, runs: 8, holds: true, refuted: null });
  expect(answer.steps).toBeGreaterThan(100);
});

test("a leak is told as a story, and again", () => {
  const { code, out } = septet(["taint", "--mutant", "sentWordsAreKeptBehindTheData"], ".");
  expect(code).toBe(1);
  expect(out).toContain("wordsGoOnlyWhereTheyAreSent");
  const again = /npx septet (taint .*)$/m.exec(out)?.[1] ?? "";
  expect(again).toContain("--mutant sentWordsAreKeptBehindTheData");
  expect(septet(again.split(" "), ".").out).toBe(out);
});

test("a number out of range is refused in one line", () => {
  const { code, out, err } = septet(["taint", "--runs", "0"], ".");
  expect([code, out]).toEqual([2, ""]);
  expect(err.trim().split("\n")).toHaveLength(1);
});
