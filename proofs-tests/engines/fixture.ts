// A search for shrinking to go on with, over runs of words: what is wrong is said by a function.

import type { Search } from "../../engines/attempt.ts";
import { Retracer, type Model, type Simpler, type Verdict } from "../../engines/index.ts";

/** Wrong when `isWrong` says so of all events so far; events that `may` refuses are disabled. */
export function words(
  isWrong: (events: readonly string[]) => boolean,
  may: (event: string, before: readonly string[]) => boolean = () => true,
): Model<number, string> {
  return {
    drawStart: () => 0,
    begin: () => {
      const done: string[] = [];
      return {
        draw: () => "end",
        step: (event): Verdict => {
          if (!may(event, done)) return { tag: "disabled", because: "not now" };
          done.push(event);
          const failure = { claim: "allIsWell", difference: [] };
          return isWrong(done) ? { tag: "refuted", failure } : { tag: "holds", reached: [] };
        },
      };
    },
  };
}

/** A search that has found that `events` are wrong. */
export const searchOn = (
  model: Model<number, string>,
  events: readonly string[],
): Search<number, string> => ({
  runs: new Retracer(model),
  accepts: () => true,
  failed: new Set(),
  best: { start: 0, events, failure: { claim: "allIsWell", difference: [] } },
  left: 1000,
});

export const nothingSimpler: Simpler<number, string> = {
  starts: () => [],
  events: () => [],
  runs: () => [],
};
