// Random search: numbered runs. What run i does depends on the seed and i alone, so a range of runs
// may be cut into batches and given to any number of workers.

import { assert } from "../lib/assert.ts";
import { prng } from "../lib/prng.ts";
import type { Word } from "../lib/u32.ts";
import { EPOCH, Guide, type Guidance } from "./guide.ts";
import type { Failure, Model } from "./model.ts";
import { sum, tally, type Statistics, type Tally } from "./statistics.ts";

/** Runs `from` … `to` − 1, each of at most `eventsMax` events: see `lengthOf`. */
export type Range = {
  readonly seed: Word;
  readonly from: number;
  readonly to: number;
  readonly eventsMax: number;
};

/** A run that went wrong, as concrete events. */
export type Failing<Start, Event> = {
  readonly run: number;
  readonly start: Start;
  /** The events that were done; the last is the one that was wrong. */
  readonly events: readonly Event[];
  readonly failure: Failure;
};

/** What a range of runs came to; it ends with its first failing run. */
export type Searched<Start, Event> = {
  readonly statistics: Statistics;
  readonly failing: Failing<Start, Event> | undefined;
};

/**
 * Does the runs of `range` in order, up to the first that fails.
 *
 * With `guidance` runs learn from those before them in their epoch (see guide.ts) and in the range:
 * ranges that begin with an epoch may be cut at every epoch, and nothing changes. Without it they
 * may be cut anywhere.
 */
export function search<Start, Event>(
  model: Model<Start, Event>,
  range: Range,
  guidance?: Guidance<Start, Event>,
): Searched<Start, Event> {
  const total = tally();
  const epoch = guidance?.epoch ?? EPOCH;
  let guide = guidance && new Guide(guidance);
  for (let run = range.from; run < range.to; run++) {
    if (run % epoch === 0) guide = guidance && new Guide(guidance);
    const failing = searchOne(model, range, run, total, guide);
    if (failing !== undefined) return { statistics: total.total(), failing };
  }
  return { statistics: total.total(), failing: undefined };
}

/** Run n is as long as the longest divided by this. Short runs find easy bugs in short traces. */
const SHARES = [8, 4, 2, 1, 1] as const;

/** The events of run `run`: short and long runs take turns. */
export const lengthOf = (run: number, eventsMax: number): number =>
  Math.ceil(eventsMax / (SHARES[run % SHARES.length] ?? 1));

function searchOne<Start, Event>(
  model: Model<Start, Event>,
  { seed, eventsMax }: Range,
  run: number,
  total: Tally,
  guide: Guide<Start, Event> | undefined,
): Failing<Start, Event> | undefined {
  const random = prng(seed, run);
  const drawn = model.drawStart(random);
  const length = lengthOf(run, eventsMax);
  const offered = guide?.next(random);
  // A beginning that leaves no room for anything else is not gone on from.
  const isOfUse = offered !== undefined && offered.events.length < length;
  const { start, events: known } = isOfUse ? offered : { start: drawn, events: [] };
  const walk = model.begin(start, random);
  total.endRun();
  if ("claim" in walk) return { run, start, events: [], failure: walk };
  const events: Event[] = [];
  for (let at = 0; at < length; at++) {
    const event = known[at] ?? walk.draw(random);
    const verdict = walk.step(event);
    if (verdict.tag === "disabled") {
      total.addDisabled();
      continue;
    }
    events.push(event);
    if (verdict.tag === "refuted") {
      total.addStep([]);
      return { run, start, events, failure: verdict.failure };
    }
    total.addStep(verdict.reached);
    guide?.note(verdict.reached, start, events);
    // On the way to where it goes on from, a run sees nothing new.
    if (walk.places !== undefined && at + 1 >= known.length)
      guide?.notePlaces(walk.places(), start, events);
  }
  walk.end?.();
  return undefined;
}

/** The parts of a search, in the order of their runs, as one: later parts count for nothing after
 *  the first that failed. */
export function joined<Start, Event>(
  parts: readonly Searched<Start, Event>[],
): Searched<Start, Event> {
  const first = parts.findIndex(({ failing }) => failing !== undefined);
  const counted = first < 0 ? parts : parts.slice(0, first + 1);
  return {
    statistics: sum(counted.map(({ statistics }) => statistics)),
    failing: counted.at(-1)?.failing,
  };
}

/** The ranges of `size` runs that make up runs 0 … `runs` − 1; the last may be shorter. */
export function batches(
  seed: Word,
  runs: number,
  eventsMax: number,
  size: number,
): readonly Range[] {
  assert(size >= 1, `batches: of ${size} runs`);
  const ranges: Range[] = [];
  for (let from = 0; from < runs; from += size) {
    ranges.push({ seed, from, to: Math.min(from + size, runs), eventsMax });
  }
  return ranges;
}
