// Three TLBs, all legal: one that forgets nothing before a fence, one that forgets everything at
// once, and one that forgets by chance. Nobody can tell which it is.

import { expect, test } from "vitest";
import { tlbPolicies } from "../../cli/kernels.ts";
import { search } from "../../engines/index.ts";
import { prng } from "../../lib/prng.ts";
import { KernelWalk, kernelModel } from "../../refinement/model.ts";
import { drawBoot } from "../../refinement/generate/boot.ts";
import { realSystem, type System } from "../../refinement/system.ts";

const systems: readonly System[] = Object.values(tlbPolicies).map((tlb) => ({
  ...realSystem,
  tlb,
}));

test("random runs reach the same with every TLB", () => {
  const [keeps, ...others] = systems.map((system) =>
    search(kernelModel(system), { seed: 21, from: 0, to: 15, eventsMax: 120 }),
  );
  expect(keeps?.failing).toBeUndefined();
  for (const other of others) expect(other).toEqual(keeps);
});

test("the machines hold the same bytes in kernel and user memory after every event", () => {
  for (let seed = 0; seed < 4; seed++) {
    const walks = systems.map((system) => {
      const random = prng(seed, 3);
      const walk = KernelWalk.begin(system, drawBoot(random), random, {});
      if (!(walk instanceof KernelWalk)) throw new Error("it boots");
      return { walk, random };
    });
    for (let event = 0; event < 60; event++) {
      const rams = walks.map(({ walk, random }) => {
        expect(walk.step(walk.draw(random)).tag).not.toBe("refuted");
        return walk.lockstep.machine.ram;
      });
      const [first, ...rest] = rams.map((ram) => Buffer.from(ram));
      expect(rest.map((ram) => first?.equals(ram))).toEqual([true, true]);
    }
  }
});
