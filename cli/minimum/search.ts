// What the searches for shorter runs have in common: a share of the steps, and the runs that they
// take.

import type { Failure } from "../../engines/index.ts";
import type { Boot, TraceEvent } from "../../trace/index.ts";
import { afterSome } from "./kinds.ts";
import type { KernelRefutation, SameBug } from "./sameBug.ts";
import { asWritten } from "./written.ts";

/** Steps that may still be tried. */
export type Steps = { left: number };

/** What `search` finds with at most `most` of the steps; what it does not use is left. */
export function onShare<Found>(steps: Steps, most: number, search: (own: Steps) => Found): Found {
  const own = { left: Math.min(most, steps.left) };
  steps.left -= own.left;
  const found = search(own);
  steps.left += Math.max(0, own.left);
  return found;
}

/** Wrong steps of one kind that are replayed. */
const TRIES = 20;

/** Takes runs of a menu's events that show the bug, after those that come `before`; as the menu
 *  has them, if they show it so. */
export function taker(
  sameBug: SameBug,
  boot: Boot,
  menu: readonly TraceEvent[],
  before: readonly TraceEvent[] = [],
): (path: readonly TraceEvent[], failure: Failure) => KernelRefutation | undefined {
  const isHopeless = afterSome(TRIES);
  const all = [...before, ...menu];
  return (path, failure) => {
    if (isHopeless(failure)) return undefined;
    const events = [...before, ...path];
    return sameBug(boot, asWritten(all, events)) ?? sameBug(boot, events);
  };
}
