// Shrinking by leaving out: parts, ranges, pairs, and one event while the rest changes.

import { attempt, without, type Search } from "./attempt.ts";
import type { Simpler } from "./simpler.ts";

/** Leaves out all events of a part, the largest part first. */
export function dropParts<Start, Event>(
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
    if (rest.length < events.length) attempt(search, { start, events: rest });
  }
  return search.best !== before;
}

/** Delta debugging: leaves out ever shorter ranges, from the end to the beginning. */
export function dropRanges<Start, Event>(search: Search<Start, Event>): boolean {
  const before = search.best;
  let size = Math.ceil(search.best.events.length / 2);
  while (size >= 1 && search.left > 0) {
    let dropped = false;
    for (let end = search.best.events.length; end > 0 && search.left > 0; end -= size) {
      const { start, events } = search.best;
      if (end > events.length) continue;
      if (attempt(search, { start, events: without(events, end - size, end) })) dropped = true;
    }
    if (size > 1) size = Math.ceil(size / 2);
    else if (!dropped) break;
  }
  return search.best !== before;
}

/** The longest run in which pairs of events are tried, and are tried early. */
const PAIRS_MAX = 32;
const FEW_PAIRS_MAX = 16;

/** Some events only go in pairs: one undoes the other. Tried on short runs, as it is quadratic. */
export const dropPairs = <Start, Event>(search: Search<Start, Event>): boolean =>
  dropPairsUpTo(PAIRS_MAX, search);
export const dropFewPairs = <Start, Event>(search: Search<Start, Event>): boolean =>
  dropPairsUpTo(FEW_PAIRS_MAX, search);

function dropPairsUpTo<Start, Event>(lengthMax: number, search: Search<Start, Event>): boolean {
  const before = search.best;
  if (search.best.events.length > lengthMax) return false;
  for (let second = search.best.events.length - 1; second > 0; second--) {
    for (let first = second - 1; first >= 0 && search.left > 0; first--) {
      const { start, events } = search.best;
      if (second >= events.length) break;
      const rest = without(without(events, second, second + 1), first, first + 1);
      attempt(search, { start, events: rest });
    }
  }
  return search.best !== before;
}

/** What one event does for an actor may be needless for another: leaves one out, and changes the
 *  rest at once. */
export function dropAndChange<Start, Event>(
  search: Search<Start, Event>,
  { runs }: Simpler<Start, Event>,
): boolean {
  const before = search.best;
  if (before.events.length > FEW_PAIRS_MAX) return false;
  for (let at = before.events.length - 1; at >= 0; at--) {
    const { start, events } = search.best;
    const rest = without(events, at, at + 1);
    if (runs(rest).some((changed) => attempt(search, { start, events: changed }))) return true;
  }
  return false;
}
