import { expect, test } from "vitest";
import { wildCalls } from "../../../bench/wild/calls.ts";
import { prng } from "../../../lib/prng.ts";
import { realSystem } from "../../../refinement/index.ts";

const budget = { calls: 3000, checked: 60, every: 64 };
const from = (seed: number) => (scene: number) => prng(seed, scene);

test("so many calls are made, and the seed decides everything", () => {
  const made = wildCalls(realSystem, budget, from(5));
  expect(made.holds).toBe(true);
  expect(made.says[0]).toMatch(/^3000 wild calls in scenes 0 … \d+$/);
  expect(made.says[2]).toMatch(/^60 wild calls in scenes \d+ … \d+$/);
  expect(wildCalls(realSystem, budget, from(5))).toEqual(made);
});

test("a kernel that stumbles is told with its scene, its call and the claim", () => {
  let traps = 0;
  const trap: typeof realSystem.kernel.trap = (m) => {
    if (++traps > 2000) throw new TypeError("a slip");
    realSystem.kernel.trap(m);
  };
  const made = wildCalls(
    { ...realSystem, kernel: { ...realSystem.kernel, trap } },
    budget,
    from(5),
  );
  expect(made.holds).toBe(false);
  expect(made.says[0]).toMatch(/^scene \d+, call \d+: everyTrapEnds$/);
  expect(made.says[1]).toContain("a slip");
});
