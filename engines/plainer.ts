// Shrinking by making plain what cannot be left out: the start, one event, all of them at once.

import { attempt, type Candidate, type Search } from "./attempt.ts";
import type { Simpler } from "./simpler.ts";

/** Takes candidates that still fail until none does. What comes after one that was taken is tried
 *  first: what came before it has just been tried in vain. */
function simplifyWhole<Start, Event>(
  search: Search<Start, Event>,
  candidates: (best: Candidate<Start, Event>) => readonly Candidate<Start, Event>[],
): boolean {
  const before = search.best;
  let tried = candidates(before);
  let inVain = 0;
  for (let at = 0; inVain < tried.length && search.left > 0;) {
    if (attempt(search, tried[at % tried.length] as Candidate<Start, Event>)) {
      tried = candidates(search.best);
      inVain = 0;
    } else {
      at++;
      inVain++;
    }
  }
  return search.best !== before;
}

/** Changes all events at once, the start as well where that belongs to it. */
export const simplifyRun = <Start, Event>(
  search: Search<Start, Event>,
  { runs, wholes = () => [] }: Simpler<Start, Event>,
): boolean =>
  simplifyWhole(search, ({ start, events }) => [
    ...wholes({ start, events }),
    ...runs(events).map((candidate) => ({ start, events: candidate })),
  ]);

export const simplifyStart = <Start, Event>(
  search: Search<Start, Event>,
  { starts }: Simpler<Start, Event>,
): boolean =>
  simplifyWhole(search, ({ start, events }) =>
    starts(start).map((candidate) => ({ start: candidate, events })),
  );

export function simplifyEvents<Start, Event>(
  search: Search<Start, Event>,
  simpler: Simpler<Start, Event>,
): boolean {
  const before = search.best;
  for (let index = search.best.events.length - 1; index >= 0 && search.left > 0; index--) {
    while (index < search.best.events.length) {
      const { start, events } = search.best;
      const candidates = simpler.events(events[index] as Event);
      const isPlainer = candidates.some((event) =>
        attempt(search, { start, events: events.with(index, event) }),
      );
      if (!isPlainer) break;
      // To leave out more is worth more than to make the rest plainer.
      if (search.best.events.length < events.length) return true;
    }
  }
  return search.best !== before;
}
