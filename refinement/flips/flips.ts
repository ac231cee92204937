// Is every byte accounted for? Each bit of the kernel's memory is flipped, in many states: the
// abstraction, the relation or a claim must report it, or the bit is in a set that means nothing.

import { assert, present } from "../../lib/assert.ts";
import { prng, type Prng } from "../../lib/prng.ts";
import type { Word } from "../../lib/u32.ts";
import type { Boot } from "../../trace/event.ts";
import { wordIndex } from "../abstraction/bytes.ts";
import type { View } from "../abstraction/state.ts";
import { drawBoot } from "../generate/boot.ts";
import type { Lockstep } from "../lockstep.ts";
import { KernelWalk } from "../model.ts";
import type { System } from "../system.ts";
import { dontCares } from "./dontCare.ts";
import {
  describeSpot,
  eachWord,
  regionsOf,
  type Region,
  type RegionName,
  type Spot,
} from "./regions.ts";

/** What became of the flips in some states. */
export type Flips = {
  states: number;
  /** Bits times states. */
  flips: number;
  /** Those that were really done; see `carries`. */
  done: number;
  /** How many each claim reported. */
  readonly reported: Map<string, number>;
  readonly dontCare: Map<string, number>;
  /** Those that nobody reported, by the kind of word. */
  readonly unexplained: Map<string, number>;
};

/** None yet. */
const noFlips = (): Flips => ({
  states: 0,
  flips: 0,
  done: 0,
  reported: new Map(),
  dontCare: new Map(),
  unexplained: new Map(),
});

const add = (counts: Map<string, number>, name: string, by = 1): void =>
  void counts.set(name, (counts.get(name) ?? 0) + by);

/** Regions that say how memory is mapped, and nothing else. */
const MAPPED: ReadonlySet<RegionName> = new Set(["table", "node", "free table"]);

/** What was found of the words of one region in one state. */
type Known = { readonly words: Uint32Array; readonly reported: ReadonlyMap<string, number> };

/**
 * Flips bits of one run, state after state.
 *
 * Whether a flip in a page table, a node or the stack of free tables is reported depends on these,
 * the table of tasks and the words that count what is free: the claims read nothing else, but for
 * the one about the TLB. While all of these are as in the state before, what was reported then
 * would be reported again: it is carried over. `done` counts the others.
 */
class Flipper {
  private readonly lockstep: Lockstep;
  private known: Known | undefined;

  constructor(lockstep: Lockstep) {
    this.lockstep = lockstep;
  }

  /** Flips every bit, one at a time, in the present state; afterwards all is as it was. */
  flipAll(flips: Flips): void {
    const { lockstep } = this;
    const view = present(lockstep.view(), "flips: the machine makes sense");
    flips.states++;
    const carried = this.carried(view);
    const reported = new Map<string, number>();
    for (const region of regionsOf(view.bytes)) {
      const isMapped = MAPPED.has(region.name);
      if (isMapped && carried !== undefined) continue;
      eachWord(region, (spot) => this.flipWord(view, spot, flips, isMapped ? reported : undefined));
    }
    if (carried !== undefined)
      for (const [claim, count] of carried.reported) {
        add(flips.reported, claim, count);
        flips.flips += count;
      }
    this.known = carried ?? this.remembered(view, reported);
    assert(lockstep.examine() === undefined, "flips: all is as it was");
  }

  private flipWord(
    view: View,
    spot: Spot,
    flips: Flips,
    reported: Map<string, number> | undefined,
  ): void {
    const { machine } = this.lockstep;
    const word = machine.peek32(spot.address);
    const covering = dontCares.find(({ covers }) => covers(view, spot));
    for (let bit = 0; bit < 32; bit++) {
      machine.poke32(spot.address, word ^ (1 << bit));
      const failure = this.lockstep.examine();
      flips.flips++;
      flips.done++;
      if (failure === undefined) {
        if (covering === undefined) add(flips.unexplained, describeSpot(spot));
        else add(flips.dontCare, covering.name);
        continue;
      }
      add(flips.reported, failure.claim);
      if (reported !== undefined) add(reported, failure.claim);
    }
    machine.poke32(spot.address, word);
  }

  /** What was found before, if it would be found again. */
  private carried(view: View): Known | undefined {
    const { known } = this;
    if (known === undefined) return undefined;
    const words = mappedWords(view);
    return words.every((word, index) => word === known.words[index]) ? known : undefined;
  }

  /** Nothing, if a flip was not reported, or only because of what the TLB holds. */
  private remembered(view: View, reported: ReadonlyMap<string, number>): Known | undefined {
    const words = mappedWords(view);
    let sum = 0;
    for (const count of reported.values()) sum += count;
    const all = sum === mappedBits(view) && !reported.has("theTlbHoldsOnlyWhatIsMapped");
    return all ? { words, reported } : undefined;
  }
}

const mappedRegions = ({ bytes }: View): readonly Region[] =>
  regionsOf(bytes).filter(({ name }) => MAPPED.has(name));

const mappedBits = (view: View): number =>
  mappedRegions(view).reduce((sum, { size, count }) => sum + size * count * 8, 0);

/** All that the verdict of a flip in mapped memory depends on. */
function mappedWords(view: View): Uint32Array {
  const { bytes, mapped } = view;
  const { words } = bytes;
  const parts = regionsOf(bytes)
    .filter(({ name }) => MAPPED.has(name) || name === "task")
    .map(({ base, size, count }) => {
      const first = wordIndex(base);
      return words.subarray(first, first + (size * count) / 4);
    });
  const { freeNodeHead, freeNodeCount, freeTableCount } = mapped;
  const all = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 3));
  all.set([freeNodeHead, freeNodeCount, freeTableCount]);
  let at = 3;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** States of one run that are looked at, after some that are not. */
const STATES_OF_A_RUN = 20;

/** Flips all bits in `states` states of the kernel, in small configurations drawn from `seed`. */
export function flipStates(
  system: System,
  seed: Word,
  states: number,
  after: (flips: Flips) => void = () => {},
): Flips {
  const flips = noFlips();
  for (let run = 0; flips.states < states; run++) {
    const random = prng(seed, run);
    const boot = smallBoot(drawBoot(random), random);
    const walk = KernelWalk.begin(system, boot, random, {});
    assert(walk instanceof KernelWalk, "flips: the kernel boots");
    const go = (): void => {
      const verdict = walk.step(walk.draw(random));
      assert(verdict.tag !== "refuted", "flips: the kernel holds");
    };
    for (let skipped = 0; skipped < STATES_OF_A_RUN; skipped++) go();
    const flipper = new Flipper(walk.lockstep);
    for (let state = 0; state < STATES_OF_A_RUN && flips.states < states; state++) {
      go();
      flipper.flipAll(flips);
      after(flips);
    }
  }
  return flips;
}

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
