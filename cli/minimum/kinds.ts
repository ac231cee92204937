// Kinds of events: a bug that needs certain calls may live in a configuration that has them.

import type { Failure } from "../../engines/index.ts";
import { kindOf } from "../../refinement/index.ts";
import type { Configuration, TraceEvent } from "../../trace/index.ts";

/** What sort of thing an event is. */
export function kindOfEvent(event: TraceEvent): string {
  switch (event.event) {
    case "call":
      return event.call;
    case "load":
    case "store":
    case "fetch":
      return "access";
    default:
      return event.event;
  }
}

/** Larger menus have too many states nearby to find a bug soon. */
const MENU_MAX = 36;

/** The configurations in which what fails last in `events` may happen; small ones first. What comes
 *  before it may be of any kind: there are many ways to a bug. */
export function withKinds(
  all: readonly Configuration[],
  events: readonly TraceEvent[],
): readonly Configuration[] {
  const failing = events.at(-1);
  if (failing === undefined) return [];
  return all
    .filter(({ events: menu }) => menu.length <= MENU_MAX)
    .filter((one) => one.events.some((event) => kindOfEvent(event) === kindOfEvent(failing)))
    .toSorted((a, b) => a.events.length - b.events.length);
}

/** True of what is wrong in a way that has been looked at often enough and was another bug: where
 *  nothing is proved, the rest may go unseen. */
export function afterSome(tries: number): (failure: Failure) => boolean {
  const tried = new Map<string, number>();
  return (failure) => {
    const kind = kindOf(failure);
    const times = tried.get(kind) ?? 0;
    tried.set(kind, times + 1);
    return times >= tries;
  };
}
