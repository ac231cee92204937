import { expect, test } from "vitest";
import { prng } from "../../lib/prng.ts";
import { Machine, sameMachine } from "../../machine/index.ts";
import { KernelWalk } from "../../refinement/model.ts";
import { blankMachine, putAway } from "../../refinement/spares.ts";
import { realSystem, type System } from "../../refinement/system.ts";
import { smallBoot } from "./fixture.ts";

const RAM_BYTES = 0x10_0000 + smallBoot.userFrames * 4096;

test.each(["keeps", "forgets", { seed: 5 }] as const)(
  "a machine that was put away is as new, and what a run does depends on none of it: TLB %j",
  (tlb) => {
    const system: System = { ...realSystem, tlb };
    const fresh = new Machine({ ramBytes: RAM_BYTES, tlbPolicy: tlb });
    for (let seed = 0; seed < 6; seed++) {
      const [reused, made] = [system, { ...system }].map((kernel) => {
        const random = prng(seed);
        const walk = KernelWalk.begin(kernel, smallBoot, random, {});
        if (!(walk instanceof KernelWalk)) throw new Error("it boots");
        for (let event = 0; event < 60; event++) walk.step(walk.draw(random));
        return walk;
      });
      if (reused === undefined || made === undefined) throw new Error("two walks");
      const [one, other] = [reused.lockstep.machine, made.lockstep.machine];
      expect(sameMachine(one.snapshot(), other.snapshot())).toBeUndefined();
      expect(one.cycles).toBe(other.cycles);
      reused.end();
      const again = blankMachine(system, RAM_BYTES);
      expect(again === one).toBe(true);
      expect(sameMachine(again.snapshot(), fresh.snapshot())).toBeUndefined();
      putAway(again);
    }
  },
);

test("machines of other sizes and other systems are no spares", () => {
  const system = { ...realSystem };
  const machine = blankMachine(system, RAM_BYTES);
  putAway(machine);
  // Compared here: a complaint about a machine would print its megabyte.
  const isThat = (other: System, ramBytes: number): boolean =>
    blankMachine(other, ramBytes) === machine;
  expect(isThat(system, RAM_BYTES + 4096)).toBe(false);
  expect(isThat({ ...system }, RAM_BYTES)).toBe(false);
  expect(isThat(system, RAM_BYTES)).toBe(true);
  expect(isThat(system, RAM_BYTES)).toBe(false);
});
