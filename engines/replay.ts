// Doing the same again: a start and a list of concrete events, without chance.

import { prng } from "../lib/prng.ts";
import type { Failure, Model, Verdict, Walk } from "./model.ts";

/** How a replay ended. `at` is the index of the last event that was tried; −1 is the start. */
export type Replayed =
  | { readonly tag: "holds" }
  | { readonly tag: "refuted"; readonly at: number; readonly failure: Failure }
  | { readonly tag: "disabled"; readonly at: number; readonly because: string };

/** What to call after each event. */
export type Watch<Event> = (at: number, event: Event, verdict: Verdict) => void;

/** Does `events` in order, up to the first that does not hold. */
export function replay<Start, Event>(
  model: Model<Start, Event>,
  start: Start,
  events: readonly Event[],
  watch: Watch<Event>,
): Replayed {
  const walk = begin(model, start);
  if ("claim" in walk) return { tag: "refuted", at: -1, failure: walk };
  for (const [at, event] of events.entries()) {
    const verdict = walk.step(event);
    watch(at, event, verdict);
    switch (verdict.tag) {
      case "holds":
        break;
      case "refuted":
        return { tag: "refuted", at, failure: verdict.failure };
      case "disabled":
        return { tag: "disabled", at, because: verdict.because };
    }
  }
  return { tag: "holds" };
}

/** Begins a run whose events come from a list; the chance it is given decides nothing. */
export function begin<Start, Event>(
  model: Model<Start, Event>,
  start: Start,
): Walk<Event> | Failure {
  return model.begin(start, prng(0));
}
