// Megapages are made, split and taken away, and nobody can tell: in lockstep with the
// specification, which knows pages only.

import { expect, test } from "vitest";
import * as abi from "../../abi/index.ts";
import { prng } from "../../lib/prng.ts";
import { drawBoot, FRAMES_WITH_REGION, REGION_PAGES } from "../../refinement/generate/boot.ts";
import { Lockstep } from "../../refinement/lockstep.ts";
import { KernelWalk } from "../../refinement/model.ts";
import { realSystem } from "../../refinement/system.ts";
import type { Boot, CallName, Registers } from "../../trace/event.ts";

const boot: Boot = {
  userFrames: FRAMES_WITH_REGION,
  tasks: 4,
  threads: 4,
  // σ0's root table and two more, root's and one more: none is left when root has a region.
  kernelTables: 5,
  mappingNodes: FRAMES_WITH_REGION + REGION_PAGES,
  tickMicros: 1000,
  firstVersion: 1,
  depthMax: 15,
  firstTick: 0,
};

const SIGMA0 = abi.threadIdOf(0, 1, 0, 1);
const ROOT = abi.threadIdOf(0, 2, 0, 1);
const REGION = 0x8_0400;
const PAGE = 0x4_0000;

/** How many megapages tasks other than σ0 have. */
const megapagesIn = (run: Lockstep): number =>
  (run.view()?.mapped.spaces ?? [])
    .filter(({ task }) => task !== 1)
    .flatMap(({ entries }) => entries.filter(({ isMegapage }) => isMegapage)).length;

function begun(): Lockstep {
  const run = Lockstep.begin(realSystem, boot);
  if (!(run instanceof Lockstep)) throw new Error(run.claim);
  return run;
}

function call(run: Lockstep, by: string, name: CallName, registers: Registers): void {
  const verdict = run.step({ event: "call", by, call: name, registers });
  expect(verdict.tag, JSON.stringify(verdict)).toBe("holds");
}

const touch = (run: Lockstep, page: number): string => {
  const verdict = run.step({ event: "store", by: "2.0", address: (page << 12) + 8 });
  expect(verdict.tag, JSON.stringify(verdict)).toBe("holds");
  return run.runningName() ?? "";
};

/** Root asks, and σ0 gives it the whole region. */
function giveRegion(run: Lockstep): void {
  const words = { a1: abi.tagOf(1, 0, 0), a3: 0, a4: abi.COMPLETE };
  call(run, "2.0", "ipc", { a0: SIGMA0, a2: SIGMA0, ...words });
  call(run, "1.0", "ipc", {
    a0: ROOT,
    a1: abi.tagOf(1, 0, 2),
    a2: abi.ANY,
    a3: 0,
    a4: 0,
    s2: ((PAGE << 12) | abi.ITEM_MAP) >>> 0,
    s3: abi.flexpageOf(REGION, 10, 7),
  });
}

test("with no memory left a megapage is made, split, joined and unmapped", () => {
  const run = begun();
  call(run, "1.0", "ipc", { a0: 0, a2: abi.ANY, a3: 0, a4: 0 });
  giveRegion(run);
  const free = (): readonly (number | undefined)[] => {
    const mapped = run.view()?.mapped;
    return [mapped?.freeNodeCount, mapped?.freeTableCount];
  };
  expect(free()).toEqual([0, 0]);
  expect(megapagesIn(run)).toBe(1);
  expect(touch(run, PAGE + 1000)).toBe("2.0");
  // A right of one page goes: split, and still full.
  call(run, "2.0", "fpageUnmap", { a0: abi.flexpageOf(PAGE + 7, 0, 2), a1: 1 });
  expect(megapagesIn(run)).toBe(0);
  expect(free()).toEqual([0, 0]);
  expect(touch(run, PAGE + 1000)).toBe("2.0");
  giveRegion(run);
  expect(megapagesIn(run)).toBe(1);
  expect(touch(run, PAGE + 7)).toBe("2.0");
  call(run, "2.0", "fpageUnmap", { a0: abi.flexpageOf(PAGE, 9, 7), a1: 1 });
  expect(free()).toEqual([512, 0]);
  expect(touch(run, PAGE + 512)).toBe("2.0");
  call(run, "2.0", "fpageUnmap", { a0: abi.flexpageOf(PAGE, 10, 7), a1: 1 });
  expect(free()).toEqual([1024, 1]);
  // Nothing is left in the TLB either: the pager is asked.
  expect(touch(run, PAGE + 512)).toBe("1.0");
});

test("random runs with megapages hold, with each TLB", () => {
  let [made, split] = [0, 0];
  (["keeps", "forgets", { seed: 3 }] as const).forEach((tlb, index) => {
    const random = prng(40 + index);
    const vast = {
      ...drawBoot(random),
      userFrames: FRAMES_WITH_REGION,
      kernelTables: 16,
      mappingNodes: FRAMES_WITH_REGION + 2 * REGION_PAGES,
    };
    const walk = KernelWalk.begin({ ...realSystem, tlb }, vast, random, {});
    if (!(walk instanceof KernelWalk)) throw new Error(walk.claim);
    for (let event = 0, before = 0; event < 120; event++) {
      const verdict = walk.step(walk.draw(random));
      expect(verdict.tag, JSON.stringify(verdict)).not.toBe("refuted");
      const now = megapagesIn(walk.lockstep);
      made += Math.max(0, now - before);
      split += Math.max(0, before - now);
      before = now;
    }
  });
  expect(made).toBeGreaterThan(0);
  expect(split).toBeGreaterThan(0);
});
