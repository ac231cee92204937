import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import { drawBoot, kernelModel, KernelWalk, realSystem } from "../../../refinement/index.ts";
import { changesBetween } from "../../../refinement/relation/changes.ts";
import { boot } from "../../cli/fixture.ts";

test("every change of a long run is told with what it was and what it is", () => {
  let told = 0;
  for (let seed = 0; seed < 5; seed++) {
    const random = prng(seed);
    const walk = KernelWalk.begin(realSystem, drawBoot(random), random, {});
    if ("claim" in walk) throw new Error(walk.claim);
    for (let step = 0; step < 60; step++) {
      const before = walk.lockstep.state;
      walk.step(walk.draw(random));
      for (const change of changesBetween(before, walk.lockstep.state)) {
        expect(change.what).not.toMatch(/\((spec|machine)\)/);
        expect(change.before).not.toBe(change.after);
        told++;
      }
    }
  }
  expect(told).toBeGreaterThan(300);
});

test("nothing changes between a state and itself; a tick changes the clock", () => {
  const walk = kernelModel(realSystem).begin(boot, prng(1)) as KernelWalk;
  const before = walk.lockstep.state;
  expect(changesBetween(before, before)).toEqual([]);
  walk.step({ event: "tick" });
  expect(changesBetween(before, walk.lockstep.state)).toContainEqual({
    what: "clock",
    before: "tick 0",
    after: "tick 1",
  });
});
