// Events as a menu has them: a search names more registers than whoever wrote the event.

import { completed } from "../../refinement/index.ts";
import type { TraceEvent } from "../../trace/index.ts";

/** Equal for events that do the same, whichever of their registers are named. */
export const textOf = (event: TraceEvent): string => JSON.stringify(completed(event));

/** The events as `menu` has them, without the registers that were named besides. */
export function asWritten(
  menu: readonly TraceEvent[],
  events: readonly TraceEvent[],
): readonly TraceEvent[] {
  const written = new Map(menu.map((event) => [textOf(event), event]));
  return events.map((event) => written.get(JSON.stringify(event)) ?? event);
}

/** Each event once, as it stands first. */
export function distinct(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const known = new Map<string, TraceEvent>();
  for (const event of events) {
    const text = textOf(event);
    if (!known.has(text)) known.set(text, event);
  }
  return [...known.values()];
}
