import { expect, test } from "vitest";
import { flipStates } from "../../../refinement/flips/runs.ts";
import { realSystem } from "../../../refinement/system.ts";

const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((all, some) => all + some, 0);

test.each(["keeps", "forgets", { seed: 1 }] as const)(
  "every bit of the kernel's memory is accounted for, TLB %j",
  { timeout: 120_000 },
  (tlb) => {
    const { states, flips, done, reported, dontCare, unexplained } = flipStates(
      { ...realSystem, tlb },
      5,
      1,
    );
    expect([...unexplained]).toEqual([]);
    expect(sum(reported) + sum(dontCare)).toBe(flips);
    expect(states).toBe(1);
    expect(done).toBeGreaterThan(100_000);
    expect(done).toBeLessThanOrEqual(flips);
  },
);
