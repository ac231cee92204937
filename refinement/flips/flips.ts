// Is every byte accounted for? Bits of the kernel's memory are flipped: the abstraction, the
// relation or a claim must report it, or the bit is in a set that means nothing.

import * as abi from "../../abi/index.ts";
import { assert, present } from "../../lib/assert.ts";
import type { Prng } from "../../lib/prng.ts";
import type { Word } from "../../lib/u32.ts";
import { wordIndex } from "../abstraction/bytes.ts";
import type { View } from "../abstraction/state.ts";
import type { Lockstep } from "../lockstep.ts";
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
  /** Those in which a task that is not σ0 has a megapage. */
  statesWithMegapages: number;
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
export const noFlips = (): Flips => ({
  states: 0,
  statesWithMegapages: 0,
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
export class Flipper {
  private readonly lockstep: Lockstep;
  private known: Known | undefined;

  constructor(lockstep: Lockstep) {
    this.lockstep = lockstep;
  }

  /** Flips every bit of the words that say what is a megapage, and of some others. */
  flipSome(flips: Flips, random: Prng): void {
    const { lockstep } = this;
    const view = present(lockstep.view(), "flips: the machine makes sense");
    const megapages = wordsOfMegapages(view);
    flips.states++;
    flips.statesWithMegapages++;
    for (const region of regionsOf(view.bytes))
      eachWord(region, (spot) => {
        if (megapages.has(spot.address) || random.chance(1, WORDS_TO_ONE))
          this.flipWord(view, spot, flips);
      });
    assert(lockstep.examine() === undefined, "flips: all is as it was");
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

  private flipWord(view: View, spot: Spot, flips: Flips, reported?: Map<string, number>): void {
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

/** In states of so much memory, one word of so many is looked at. */
export const WORDS_TO_ONE = 1024;

/** The addresses of the entries of megapages, and of their shadows. */
const wordsOfMegapages = ({ mapped }: View): ReadonlySet<Word> =>
  new Set(
    mapped.spaces.flatMap(({ root, entries }) =>
      entries
        .filter(({ isMegapage }) => isMegapage)
        .flatMap(({ index }) => [root + index * 4, root + abi.PAGE_BYTES + index * 4]),
    ),
  );

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
