// The states in which bits are flipped: of random runs with little memory, in which every bit is,
// and of runs with megapages, which need so much that there some are.

import { assert } from "../../lib/assert.ts";
import { prng, type Prng } from "../../lib/prng.ts";
import type { Word } from "../../lib/u32.ts";
import { SIGMA0 } from "../../spec/parts/space.ts";
import type { Boot } from "../../trace/event.ts";
import type { View } from "../abstraction/state.ts";
import { drawBoot, FRAMES_WITH_REGION, REGION_PAGES } from "../generate/boot.ts";
import { KernelWalk } from "../model.ts";
import type { System } from "../system.ts";
import { Flipper, noFlips, type Flips } from "./flips.ts";

/** Of one run so many states are looked at, after as many that are not: it begins as all do. */
const STATES_OF_A_RUN = 20;
/** After those of each such run. Few: they have a hundred times the memory. */
const STATES_WITH_MEGAPAGES = 2;
/** Events in which a run has made a megapage, or will hardly make one. */
const EVENTS_FOR_A_MEGAPAGE = 60;

/** Flips bits in `states` states of the kernel, in configurations drawn from `seed`. */
export function flipStates(
  system: System,
  seed: Word,
  states: number,
  after: (flips: Flips) => void = () => {},
): Flips {
  const flips = noFlips();
  const isEnough = (): boolean => flips.states >= states;
  const looked = (): boolean => {
    after(flips);
    return isEnough();
  };
  for (let run = 0; !isEnough(); run++) {
    const random = prng(seed, run);
    flipSmall(system, random, flips, looked);
    // Not every run makes one.
    const wanted = flips.statesWithMegapages + STATES_WITH_MEGAPAGES;
    while (!isEnough() && flips.statesWithMegapages < wanted)
      flipVast(system, random, flips, looked);
  }
  return flips;
}

/** Flips every bit in the states of one run; `looked` says after each whether that is enough. */
function flipSmall(system: System, random: Prng, flips: Flips, looked: () => boolean): void {
  const walk = walkOf(system, smallBoot(drawBoot(random), random), random);
  for (let skipped = 0; skipped < STATES_OF_A_RUN; skipped++) go(walk, random);
  const flipper = new Flipper(walk.lockstep);
  for (let state = 0; state < STATES_OF_A_RUN; state++) {
    go(walk, random);
    flipper.flipAll(flips);
    if (looked()) break;
  }
  walk.end();
}

/** Flips some bits in the first state with a megapage, and in one that follows. */
function flipVast(system: System, random: Prng, flips: Flips, looked: () => boolean): void {
  const walk = walkOf(system, vastBoot(drawBoot(random), random), random);
  const flipper = new Flipper(walk.lockstep);
  let left = STATES_WITH_MEGAPAGES;
  for (let event = 0; event < EVENTS_FOR_A_MEGAPAGE && left > 0; event++) {
    go(walk, random);
    const view = walk.lockstep.view();
    if (view === undefined || !hasMegapage(view)) continue;
    flipper.flipSome(flips, random);
    if (looked()) break;
    left--;
  }
  walk.end();
}

function walkOf(system: System, boot: Boot, random: Prng): KernelWalk {
  const walk = KernelWalk.begin(system, boot, random, {});
  assert(walk instanceof KernelWalk, "flips: the kernel boots");
  return walk;
}

function go(walk: KernelWalk, random: Prng): void {
  const verdict = walk.step(walk.draw(random));
  assert(verdict.tag !== "refuted", "flips: the kernel holds");
}

/** σ0 has some from boot on: does anybody else? */
const hasMegapage = ({ mapped }: View): boolean =>
  mapped.spaces.some(
    ({ task, entries }) => task !== SIGMA0 && entries.some(({ isMegapage }) => isMegapage),
  );

/** A configuration in which there is little of everything, and enough to run out of it. */
function smallBoot(boot: Boot, random: Prng): Boot {
  const userFrames = 1 + random.below(4);
  return {
    ...boot,
    userFrames,
    tasks: 3 + random.below(2),
    threads: 4 + random.below(3),
    kernelTables: 4 + random.below(2),
    mappingNodes: userFrames + 4 + random.below(8),
  };
}

/** The least in which a task beside σ0 can have a megapage, and a little more. */
function vastBoot(boot: Boot, random: Prng): Boot {
  const { devices: _, ...plain } = boot;
  return {
    ...plain,
    userFrames: FRAMES_WITH_REGION,
    tasks: 3 + random.below(2),
    threads: 4 + random.below(2),
    kernelTables: 5 + random.below(2),
    mappingNodes: FRAMES_WITH_REGION + REGION_PAGES + random.below(8),
  };
}
