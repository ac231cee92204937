// Which steps a claim concerns. Most claims speak of one kind of event, or of something that
// changes: of all other steps they are true whatever happens, and need not be asked.

import { changesBetween, parts, type Part } from "./changes.ts";
import type { EventTag } from "./event.ts";
import type { ObservedStep } from "./observed.ts";

/** A step with such an event; or in which such a part changes; or in which somebody is told. */
export type Concern = EventTag | Part | "told";

/** Some concerns as a set of bits. */
export type ConcernSet = number;

/** Concerns every step. */
export const always: ConcernSet = -1;

/** Events have the bits above those of the parts. */
const events: { readonly [Tag in EventTag]: number } = {
  ipc: 0,
  idNearest: 1,
  fpageUnmap: 2,
  threadSwitch: 3,
  threadSchedule: 4,
  lthreadExRegs: 5,
  taskNew: 6,
  access: 7,
  exception: 8,
  tick: 9,
  interrupt: 10,
};
const eventBit = (tag: EventTag): ConcernSet => 1 << (parts.length + events[tag]);
const TOLD: ConcernSet = 1 << 30;

const isEvent = (concern: Concern): concern is EventTag => concern in events;

function bitOf(concern: Concern): ConcernSet {
  if (concern === "told") return TOLD;
  return isEvent(concern) ? eventBit(concern) : 1 << parts.indexOf(concern);
}

/** What a claim concerns, as a set. Without a list: every step. */
export const concernsOf = (concerns: readonly Concern[] | undefined): ConcernSet =>
  concerns?.reduce((set, concern) => set | bitOf(concern), 0) ?? always;

/** What a step is, as a set. */
export function concernsIn({ before, event, after, effects }: ObservedStep): ConcernSet {
  const told = effects.length > 0 ? TOLD : 0;
  return changesBetween(before, after).parts | eventBit(event.tag) | told;
}
