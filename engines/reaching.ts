// Runs that reach something, made short: what a refutation is to shrinking, a name that is reached
// can be as well.

import type { Model } from "./model.ts";
import { shrink } from "./shrink.ts";
import type { Simpler } from "./simpler.ts";

/** A start, and events of which the last reaches what is looked for. */
export type Reaching<Start, Event> = { readonly start: Start; readonly events: readonly Event[] };

/** A run that reaches `name` with its last event, made short by replaying `budget` events. */
export function shortened<Start, Event>(
  model: Model<Start, Event>,
  { start, events }: Reaching<Start, Event>,
  name: string,
  simpler: Simpler<Start, Event>,
  budget: number,
): Reaching<Start, Event> {
  const failure = { claim: `not ${name}`, difference: [] };
  const small = shrink(
    wherever(model, name),
    { start, events, failure },
    simpler,
    budget,
    () => true,
  );
  return { start: small.start, events: small.events };
}

/** The model, but that to reach `name` refutes it, and nothing else does. */
const wherever = <Start, Event>(model: Model<Start, Event>, name: string): Model<Start, Event> => ({
  drawStart: model.drawStart,
  begin: (start, random) => {
    const walk = model.begin(start, random);
    if ("claim" in walk) return walk;
    return {
      ...walk,
      draw: walk.draw,
      step: (event) => {
        const verdict = walk.step(event);
        if (verdict.tag !== "holds" || !verdict.reached.includes(name)) return verdict;
        return { tag: "refuted", failure: { claim: `not ${name}`, difference: [] } };
      },
    };
  },
});
