import { expect, test } from "vitest";
import { septet } from "../fixture.ts";

test("flips are counted, and what does not matter is named", () => {
  const { code, out } = septet(["bytes", "--states", "1", "--tlb", "forgets", "--json"], ".");
  const answer = JSON.parse(out) as {
    states: number;
    flips: number;
    explainedPercent: number;
    dontCare: readonly { name: string; reason: string; flips: number }[];
  };
  expect([code, answer.states, answer.explainedPercent]).toEqual([0, 1, 100]);
  expect(answer.flips).toBeGreaterThan(100_000);
  expect(answer.dontCare.map(({ reason }) => reason.length > 20)).toEqual([true, true, true, true]);
});

test("a TLB that nobody has is refused in one line", () => {
  const { code, out, err } = septet(["bytes", "--tlb", "sometimes"], ".");
  expect([code, out]).toEqual([2, ""]);
  expect(err.trim().split("\n")).toHaveLength(1);
});

test("a number out of range is refused in one line", () => {
  const { code, out, err } = septet(["bytes", "--states", "0"], ".");
  expect([code, out]).toEqual([2, ""]);
  expect(err.trim().split("\n")).toHaveLength(1);
});
