// What may happen in a state of a small configuration: the events of its menu whose thread runs.

import { messageRegisters, type TraceEvent } from "../../trace/index.ts";
import { registerNames, type Registers } from "../../trace/index.ts";
import { describeKey, type ThreadKey } from "../../spec/name.ts";

/** The events that may happen while `running` runs, by its name; undefined: while nobody does. */
export type Menu = (running: ThreadKey | undefined) => readonly TraceEvent[];

/** The menu of these events. They name every register that a call may read, so that what was
 *  left in a register by an earlier event is never read. */
export function menuOf(events: readonly TraceEvent[]): Menu {
  const whole = events.map(completed);
  const known = new Map<ThreadKey | undefined, readonly TraceEvent[]>();
  return (running) => {
    const before = known.get(running);
    if (before !== undefined) return before;
    const by = running === undefined ? undefined : describeKey(running);
    const enabled = whole.filter((event) => !("by" in event) || event.by === by);
    known.set(running, enabled);
    return enabled;
  };
}

const zeroes: Registers = Object.fromEntries(
  [...registerNames.filter((name) => name !== "sp"), ...messageRegisters].map((name) => [name, 0]),
);

/** The same event with every register named but sp; those that were not named are 0. */
export const completed = (event: TraceEvent): TraceEvent =>
  event.event === "call" || event.event === "exception"
    ? { ...event, registers: { ...zeroes, ...event.registers } }
    : event;
