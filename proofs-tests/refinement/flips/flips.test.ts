import { expect, test } from "vitest";
import { flipStates } from "../../../refinement/flips/flips.ts";
import { realSystem } from "../../../refinement/system.ts";

test("every bit of the kernel's memory is accounted for", () => {
  const { states, flips, done, reported, dontCare, unexplained } = flipStates(realSystem, 5, 2);
  expect([...unexplained]).toEqual([]);
  const sum = (counts: ReadonlyMap<string, number>): number =>
    [...counts.values()].reduce((all, some) => all + some, 0);
  expect(sum(reported) + sum(dontCare)).toBe(flips);
  expect(states).toBe(2);
  expect(done).toBeGreaterThan(100_000);
  expect(done).toBeLessThanOrEqual(flips);
});
