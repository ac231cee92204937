// Shrinking: a failing run made short and plain. Every change is tried by replaying it; it stays
// iff the same claim fails again. Events that a change has made senseless go with it.

import type { Failure, Model } from "./model.ts";
import { Retracer, type Manner } from "./retrace.ts";

/** What the engine cannot know of a model. Candidates must be simpler in an order without infinite
 *  descent, the simplest first, or only the budget ends the search. */
export type Simpler<Start, Event> = {
  readonly starts: (start: Start) => readonly Start[];
  readonly events: (event: Event) => readonly Event[];
  /** The parts of a run that an event belongs to, by name: all of one may go together. */
  readonly partsOf?: (event: Event) => readonly string[];
  /** Changes to all events at once, as giving one actor's part to another. */
  readonly runs: (events: readonly Event[]) => readonly (readonly Event[])[];
};

/** A start and events that refute a claim at their last event. */
export type Refutation<Start, Event> = {
  readonly start: Start;
  readonly events: readonly Event[];
  readonly failure: Failure;
};

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
    [simplifyRun, dropAndChange, simplifyEvents],
    [simplifyStart, dropPairs],
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

/** Mutable: the smallest refutation so far, and the budget left. */
type Search<Start, Event> = {
  readonly runs: Retracer<Start, Event>;
  readonly accepts: (candidate: Refutation<Start, Event>) => boolean;
  /** What was tried in vain, so that it is not tried again. */
  readonly failed: Set<string>;
  best: Refutation<Start, Event>;
  left: number;
};

/** Leaves out all events of a part, the largest part first. */
function dropParts<Start, Event>(
  search: Search<Start, Event>,
  { partsOf = () => [] }: Simpler<Start, Event>,
): boolean {
  const before = search.best;
  const sizes = new Map<string, number>();
  for (const event of before.events)
    for (const part of partsOf(event)) sizes.set(part, (sizes.get(part) ?? 0) + 1);
  const bySize = [...sizes].toSorted(([, a], [, b]) => b - a);
  for (const [part] of bySize) {
    const { start, events } = search.best;
    const rest = events.filter((event) => !partsOf(event).includes(part));
    if (rest.length < events.length) attempt(search, start, rest);
  }
  return search.best !== before;
}

/** Delta debugging: leaves out ever shorter ranges, from the end to the beginning. */
function dropRanges<Start, Event>(search: Search<Start, Event>): boolean {
  const before = search.best;
  let size = Math.ceil(search.best.events.length / 2);
  while (size >= 1 && search.left > 0) {
    let dropped = false;
    for (let end = search.best.events.length; end > 0 && search.left > 0; end -= size) {
      if (end > search.best.events.length) continue;
      if (attempt(search, search.best.start, without(search.best.events, end - size, end))) {
        dropped = true;
      }
    }
    if (size > 1) size = Math.ceil(size / 2);
    else if (!dropped) break;
  }
  return search.best !== before;
}

/** Some events only go in pairs: one undoes the other. Tried on short runs, as it is quadratic. */
const dropPairs = <Start, Event>(search: Search<Start, Event>): boolean =>
  dropPairsUpTo(PAIRS_MAX, search);
const dropFewPairs = <Start, Event>(search: Search<Start, Event>): boolean =>
  dropPairsUpTo(FEW_PAIRS_MAX, search);

function dropPairsUpTo<Start, Event>(lengthMax: number, search: Search<Start, Event>): boolean {
  const before = search.best;
  if (search.best.events.length > lengthMax) return false;
  for (let second = search.best.events.length - 1; second > 0; second--) {
    for (let first = second - 1; first >= 0 && search.left > 0; first--) {
      const { start, events } = search.best;
      if (second >= events.length) break;
      attempt(search, start, without(without(events, second, second + 1), first, first + 1));
    }
  }
  return search.best !== before;
}

/** What one event does for an actor may be needless for another: leaves one out, and changes the
 *  rest at once. */
function dropAndChange<Start, Event>(
  search: Search<Start, Event>,
  { runs }: Simpler<Start, Event>,
): boolean {
  const before = search.best;
  if (before.events.length > FEW_PAIRS_MAX) return false;
  for (let at = before.events.length - 1; at >= 0; at--) {
    const { start, events } = search.best;
    const rest = without(events, at, at + 1);
    if (runs(rest).some((changed) => attempt(search, start, changed))) return true;
  }
  return false;
}

/** The longest run in which pairs of events are tried, and are tried early. */
const PAIRS_MAX = 32;
const FEW_PAIRS_MAX = 16;

/** Takes candidates that still fail until none does. What comes after one that was taken is tried
 *  first: what came before it has just been tried in vain. */
function simplifyWhole<Start, Event>(
  search: Search<Start, Event>,
  candidates: (best: Run<Start, Event>) => readonly Run<Start, Event>[],
): boolean {
  const before = search.best;
  let tried = candidates(before);
  let inVain = 0;
  for (let at = 0; inVain < tried.length && search.left > 0;) {
    const { start, events } = tried[at % tried.length] as Run<Start, Event>;
    if (attempt(search, start, events)) {
      tried = candidates(search.best);
      inVain = 0;
    } else {
      at++;
      inVain++;
    }
  }
  return search.best !== before;
}

const simplifyRun = <Start, Event>(
  search: Search<Start, Event>,
  simpler: Simpler<Start, Event>,
): boolean =>
  simplifyWhole(search, ({ start, events }) =>
    simpler.runs(events).map((candidate) => ({ start, events: candidate })),
  );

const simplifyStart = <Start, Event>(
  search: Search<Start, Event>,
  simpler: Simpler<Start, Event>,
): boolean =>
  simplifyWhole(search, ({ start, events }) =>
    simpler.starts(start).map((candidate) => ({ start: candidate, events })),
  );

type Run<Start, Event> = { readonly start: Start; readonly events: readonly Event[] };

function simplifyEvents<Start, Event>(
  search: Search<Start, Event>,
  simpler: Simpler<Start, Event>,
): boolean {
  const before = search.best;
  for (let index = search.best.events.length - 1; index >= 0 && search.left > 0; index--) {
    while (index < search.best.events.length) {
      const { start, events } = search.best;
      const candidates = simpler.events(events[index] as Event);
      if (!candidates.some((event) => attempt(search, start, events.with(index, event)))) break;
      // To leave out more is worth more than to make the rest plainer.
      if (search.best.events.length < events.length) return true;
    }
  }
  return search.best !== before;
}

const without = <T>(list: readonly T[], from: number, to: number): readonly T[] => [
  ...list.slice(0, Math.max(from, 0)),
  ...list.slice(to),
];

/** Replays a candidate, as it is and then adapted, unless it failed before. */
function attempt<Start, Event>(
  search: Search<Start, Event>,
  start: Start,
  events: readonly Event[],
): boolean {
  const { runs, failed } = search;
  const name = [start, ...events].map((thing) => runs.idOf(thing)).join();
  if (failed.has(name)) return false;
  const candidate = { start, events };
  const asItIs = attemptIn("asItIs", search, candidate);
  const stays =
    asItIs === "better" ||
    (asItIs === "someDisabled" && attemptIn("adapted", search, candidate) === "better");
  if (!stays && search.left > 0) failed.add(name);
  return stays;
}

/** Replays a candidate. If it fails with the same claim, it is the best from now on. */
function attemptIn<Start, Event>(
  manner: Manner,
  search: Search<Start, Event>,
  { start, events }: Run<Start, Event>,
): "better" | "someDisabled" | "worse" {
  if (search.left <= 0) return "worse";
  const { runs } = search;
  const before = runs.stepped;
  const { ended, did, wasDisabled, wasAdapted } = runs.run(manner, start, events);
  search.left -= 1 + runs.stepped - before;
  const otherwise = wasDisabled ? "someDisabled" : "worse";
  if (ended.tag !== "refuted" || ended.failure.claim !== search.best.failure.claim)
    return otherwise;
  // What was adapted is not what was asked for; only being shorter makes it simpler for sure.
  const isShorter = did.length < search.best.events.length;
  if (manner === "adapted" && !(wasAdapted && isShorter)) return otherwise;
  const candidate = { start, events: did, failure: ended.failure };
  if (!search.accepts(candidate)) return otherwise;
  search.best = candidate;
  return "better";
}
