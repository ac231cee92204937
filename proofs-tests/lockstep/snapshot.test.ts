// A snapshot of the machine is a snapshot of everything: from it the same events lead to the same
// bytes, at a thousand points of random runs.

import { expect, test } from "vitest";
import { prng } from "../../lib/prng.ts";
import { sameMachine } from "../../machine/index.ts";
import { drawBoot } from "../../refinement/generate/boot.ts";
import { perform } from "../../refinement/machineRun.ts";
import { KernelWalk } from "../../refinement/model.ts";
import { realSystem } from "../../refinement/system.ts";
import type { TraceEvent } from "../../trace/event.ts";

const RUNS = 20;
const POINTS = 50;

test("snapshot, events, restore, the same events: the same machine", () => {
  let points = 0;
  for (let run = 0; run < RUNS; run++) {
    const random = prng(77, run);
    const walk = KernelWalk.begin(realSystem, drawBoot(random), random, {});
    if (!(walk instanceof KernelWalk)) throw new Error(walk.claim);
    const { machine } = walk.lockstep;
    let ordinal = 0;
    for (let point = 0; point < POINTS; point++, points++) {
      const before = machine.snapshot();
      const [events, first]: [TraceEvent[], number] = [[], ordinal];
      for (let k = 1 + random.below(6); k > 0; k--) {
        const event = walk.draw(random);
        expect(walk.step(event).tag).toBe("holds");
        events.push(event);
        ordinal++;
      }
      const after = machine.snapshot();
      machine.restore(before);
      events.forEach((event, k) => perform(machine, event, first + k));
      expect(sameMachine(after, machine.snapshot())).toBeUndefined();
    }
  }
  expect(points).toBe(1000);
});
