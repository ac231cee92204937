// A shorter way to a state like the one in which a run goes wrong: what is far from it is not
// gone on from.

import * as abi from "../../abi/index.ts";
import { isFailure, Nearest, type Budget, type Sieve } from "../../engines/index.ts";
import { completed, productOf, type ProductState } from "../../refinement/index.ts";
import { nothingAlike, type TraceEvent } from "../../trace/index.ts";
import { plainFor } from "../simpler/plain.ts";
import { idsIn, isThreadId, partsOfName } from "../simpler/words.ts";
import { featuresFor } from "./likeness.ts";
import type { KernelRefutation } from "./sameBug.ts";
import { onShare, priceOf, taker, unlessInVain, type Bug } from "./search.ts";
import { distinct } from "./written.ts";

/** Events of the longest runs that are looked for. */
const LENGTH_MAX = 16;
/** Steps of one search, of those with little memory. */
const STEPS_MAX = 10_000;
/** States of a level that are gone on from. */
const WIDTH = 32;
/** What a sentence counts that is true of the target and of those who fail there, and one that is
 *  not true of the target. */
const HEAVY = 4;
const FOREIGN = -0.5;

/** A run that shows the bug in fewer events than `best`. */
export const towards = (
  best: KernelRefutation,
  bug: Bug,
  steps: Budget,
): KernelRefutation | undefined =>
  unlessInVain(bug.searched, ["towards", best.start, best.events], () =>
    searched(best, bug, steps),
  );

function searched(
  best: KernelRefutation,
  { system, sameBug }: Bug,
  steps: Budget,
): KernelRefutation | undefined {
  const menu = distinct([...plainFor(best), ...best.events]);
  const world = { name: "what is plain", says: "", boot: best.start, before: [], events: menu };
  const made = productOf({ ...world, goals: [], alike: nothingAlike }, system);
  if ("claim" in made) return undefined;
  const featuresOf = featuresFor(best.failure);
  const target = endOf(made, best.events);
  if (target === undefined) return undefined;
  const depthMax = Math.min(best.events.length - 1, LENGTH_MAX);
  const sieve = sieveTo(featuresOf(target), tasksIn(best.events.at(-1)), featuresOf);
  const takes = taker(sameBug, best.start, menu);
  const search = new Nearest(made, { depthMax, mayEnd: () => true, sieve }, takes);
  return onShare([steps, { left: STEPS_MAX }], priceOf(best.start), (own) =>
    search.to(depthMax, own),
  );
}

/** The state before the last event. */
function endOf(
  made: Exclude<ReturnType<typeof productOf>, { readonly claim: string }>,
  events: readonly TraceEvent[],
): ProductState | undefined {
  const [first] = made.initial();
  let at: ProductState | undefined = first;
  for (const event of events.slice(0, -1)) {
    if (at === undefined) return undefined;
    const after = made.step(at, completed(event));
    if (isFailure(after)) return at;
    [at] = after;
    if (at !== undefined) made.keep?.(at);
  }
  return at;
}

/** Of states that look alike the first; of a level those of which most of `target` is true, above
 *  all of what it says of `tasks`, of lines and of the TLB. */
function sieveTo(
  target: readonly string[],
  tasks: ReadonlySet<number>,
  featuresOf: ReturnType<typeof featuresFor>,
): Sieve<ProductState> {
  const weigh = (feature: string): number =>
    tasks.has(Number.parseInt(feature)) || /^(line|the TLB)/.test(feature) ? HEAVY : 1;
  const wanted = new Map(target.map((feature) => [feature, weigh(feature)]));
  const seen = new Set<string>();
  const scores = new Map<ProductState, number>();
  const scoreOf = (state: ProductState): number => scores.get(state) ?? 0;
  return {
    admits: (product) => {
      const features = featuresOf(product);
      const look = features.join();
      if (seen.has(look)) return false;
      seen.add(look);
      const score = features.reduce((sum, one) => sum + (wanted.get(one) ?? FOREIGN), 0);
      scores.set(product, score);
      return true;
    },
    best: (level) => level.toSorted((a, b) => scoreOf(b) - scoreOf(a)).slice(0, WIDTH),
  };
}

/** The tasks of whoever acts and of whom it names. */
function tasksIn(event: TraceEvent | undefined): ReadonlySet<number> {
  if (event === undefined) return new Set();
  const named = idsIn(event).filter(isThreadId).map(abi.taskOf);
  return new Set("by" in event ? [partsOfName(event.by)[0], ...named] : named);
}
