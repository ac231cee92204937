// One step made up for a claim's test: states need not be reachable, and nobody is told anything.
import type { ObservedStep } from "../../../spec/claim.ts";
import type { Event, State } from "../../../spec/index.ts";

export const tickStep = (before: State, after: State): ObservedStep =>
  stepOf(before, { tag: "tick" }, after);
export const stepOf = (before: State, event: Event, after: State): ObservedStep => ({
  before,
  event,
  after,
  effects: [],
});
