// One change to a failing run, tried by replaying it: it stays iff the same claim fails again.

import type { Failure } from "./model.ts";
import type { Manner, Retracer } from "./retrace.ts";

/** A start and events. */
export type Candidate<Start, Event> = { readonly start: Start; readonly events: readonly Event[] };

/** A start and events that refute a claim at their last event. */
export type Refutation<Start, Event> = Candidate<Start, Event> & { readonly failure: Failure };

/** Mutable: the smallest refutation so far, and the budget left. */
export type Search<Start, Event> = {
  readonly runs: Retracer<Start, Event>;
  readonly accepts: (candidate: Refutation<Start, Event>) => boolean;
  /** What was tried in vain, so that it is not tried again. */
  readonly failed: Set<string>;
  best: Refutation<Start, Event>;
  left: number;
};

/** When a run that still fails is taken: always, or only if it has fewer events. */
export type Terms = "whenever" | "ifShorter";

/** Replays a candidate, as it is and then adapted, unless it failed before. */
export function attempt<Start, Event>(
  search: Search<Start, Event>,
  candidate: Candidate<Start, Event>,
  terms: Terms = "whenever",
): boolean {
  const { runs, failed } = search;
  const ids = [candidate.start, ...candidate.events].map((thing) => runs.idOf(thing));
  const name = terms === "whenever" ? ids.join() : `${terms} ${ids.join()}`;
  if (failed.has(name)) return false;
  const asItIs = attemptIn("asItIs", search, candidate, terms);
  const stays =
    asItIs === "better" ||
    (asItIs === "someDisabled" && attemptIn("adapted", search, candidate, terms) === "better");
  if (!stays && search.left > 0) failed.add(name);
  return stays;
}

/** Replays a candidate. If it fails with the same claim, it is the best from now on. */
function attemptIn<Start, Event>(
  manner: Manner,
  search: Search<Start, Event>,
  { start, events }: Candidate<Start, Event>,
  terms: Terms,
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
  if (terms === "ifShorter" && !isShorter) return otherwise;
  if (manner === "adapted" && !(wasAdapted && isShorter)) return otherwise;
  const candidate = { start, events: did, failure: ended.failure };
  if (!search.accepts(candidate)) return otherwise;
  search.best = candidate;
  return "better";
}

/** The list but for the elements `from` … `to` − 1. */
export const without = <T>(list: readonly T[], from: number, to: number): readonly T[] => [
  ...list.slice(0, Math.max(from, 0)),
  ...list.slice(to),
];
