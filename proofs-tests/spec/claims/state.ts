// One step made up for a claim's test: states need not be reachable.
import type { Event, State, Step } from "../../../spec/index.ts";

export const tickStep = (before: State, after: State): Step => ({
  before,
  event: { tag: "tick" },
  after,
});
export const stepOf = (before: State, event: Event, after: State): Step => ({
  before,
  event,
  after,
});
