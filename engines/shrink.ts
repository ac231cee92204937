// Shrinking: a failing run made short and plain. Every change is tried by replaying it; it stays
// iff the same claim fails again. Events that a change has made senseless go with it.

import type { Refutation, Search } from "./attempt.ts";
import { replaceSeveral, turnRound } from "./instead.ts";
import { dropAndChange, dropFewPairs, dropPairs, dropParts, dropRanges } from "./leaveOut.ts";
import type { Model } from "./model.ts";
import { simplifyEvents, simplifyRun, simplifyStart } from "./plainer.ts";
import { Retracer } from "./retrace.ts";
import type { Simpler } from "./simpler.ts";

export type Shrunk<Start, Event> = Refutation<Start, Event> & {
  /** Events that were replayed on the way. */
  readonly replayed: number;
  /** True iff nothing more can go: no event, and no change that the model offered. */
  readonly minimal: boolean;
};

/**
 * The refutation made as small as changes one at a time allow.
 *
 * `budget` bounds the events that are replayed; when it is used up the smallest refutation so far
 * is the answer. `accepts` may refuse a candidate that fails in the right way.
 */
export function shrink<Start, Event>(
  model: Model<Start, Event>,
  refutation: Refutation<Start, Event>,
  simpler: Simpler<Start, Event>,
  budget: number,
  accepts: (candidate: Refutation<Start, Event>) => boolean,
): Shrunk<Start, Event> {
  const search = (mayGoBack: boolean): Search<Start, Event> => ({
    runs: new Retracer(model, mayGoBack),
    accepts,
    failed: new Set(),
    best: refutation,
    left: budget,
  });
  const shrunk = toTheEnd(search(true), simpler);
  const { start, events } = shrunk;
  const { ended } = new Retracer(model).run("strict", start, events);
  const isSound = ended.tag === "refuted" && ended.failure.claim === refutation.failure.claim;
  // A system that remembers what its walks do not take back has to begin anew each time.
  return isSound ? shrunk : toTheEnd(search(false), simpler);
}

/** Makes the refutation smaller until nothing more can go. */
function toTheEnd<Start, Event>(
  search: Search<Start, Event>,
  simpler: Simpler<Start, Event>,
): Shrunk<Start, Event> {
  const budget = search.left;
  // What costs little and takes much comes first, and again after each change.
  const rounds = [
    [dropParts, dropRanges],
    [dropFewPairs],
    [simplifyRun, dropAndChange, turnRound, simplifyEvents],
    [simplifyStart, dropPairs],
    [replaceSeveral],
  ];
  let round = 0;
  while (round < rounds.length && search.left > 0) {
    const passes = rounds[round] ?? [];
    // Every pass of a round is made, whether or not one before it changed something.
    const changed = passes.map((pass) => pass(search, simpler)).includes(true);
    round = changed ? 0 : round + 1;
  }
  const minimal = round === rounds.length && search.left > 0;
  return { ...search.best, replayed: budget - Math.max(search.left, 0), minimal };
}
