// Shrinking by doing something else: who does what is turned round, or one plain event does for
// several. Such runs are no simpler by themselves; they are taken when they come out shorter.

import { attempt, without, type Search } from "./attempt.ts";
import type { Simpler } from "./simpler.ts";

/** Tries the run turned round. */
export function turnRound<Start, Event>(
  search: Search<Start, Event>,
  { turned = () => [] }: Simpler<Start, Event>,
): boolean {
  const { start, events } = search.best;
  if (events.length > TURNED_MAX) return false;
  return turned({ start, events }).some((candidate) => attempt(search, candidate, "ifShorter"));
}

/** The longest runs that are turned, of which any events are replaced, of which beginnings are. */
const TURNED_MAX = 24;
const REPLACED_MAX = 8;
const BEGINNING_MAX = 20;

/** Tries one plain event in the place of two or more: those that are replaced most first. */
export function replaceSeveral<Start, Event>(
  search: Search<Start, Event>,
  { plain = () => [] }: Simpler<Start, Event>,
): boolean {
  const { start, events } = search.best;
  const inserted = plain({ start, events });
  if (inserted.length === 0 || events.length > BEGINNING_MAX) return false;
  return holesIn(events).some(({ before, after }) =>
    inserted.some((event) => {
      if (search.left <= 0) return false;
      const { ended } = search.runs.run("strict", start, [...before, event]);
      if (ended.tag === "disabled") return false;
      return attempt(search, { start, events: [...before, event, ...after] }, "ifShorter");
    }),
  );
}

type Hole<Event> = { readonly before: readonly Event[]; readonly after: readonly Event[] };

/** The run without some events, and where they were; what leaves out most comes first. */
function holesIn<Event>(events: readonly Event[]): readonly Hole<Event>[] {
  const holes: Hole<Event>[] = [];
  const isShort = events.length <= REPLACED_MAX;
  for (let size = events.length; size >= 2; size--) {
    const last = isShort ? events.length - size : 0;
    for (let from = 0; from <= last; from++)
      holes.push({ before: events.slice(0, from), after: events.slice(from + size) });
  }
  if (!isShort) return holes;
  // Two that are not side by side.
  for (let first = 0; first < events.length; first++)
    for (let second = first + 2; second < events.length; second++) {
      const rest = without(events, second, second + 1);
      holes.push({ before: rest.slice(0, first), after: rest.slice(first + 1) });
    }
  return holes;
}
