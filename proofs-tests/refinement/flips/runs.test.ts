import { expect, test } from "vitest";
import { flipStates } from "../../../refinement/flips/runs.ts";
import { realSystem } from "../../../refinement/system.ts";

const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((all, some) => all + some, 0);

// With the other two TLBs: flips.test.ts, and cli/verbs/bytes.test.ts.
test("every bit of a state is accounted for, with a TLB that forgets by chance", () => {
  const flips = flipStates({ ...realSystem, tlb: { seed: 1 } }, 5, 1);
  expect([...flips.unexplained]).toEqual([]);
  expect(sum(flips.reported) + sum(flips.dontCare)).toBe(flips.flips);
  expect(flips).toMatchObject({ states: 1, statesWithMegapages: 0 });
  expect(flips.done).toBeGreaterThan(100_000);
});
