// Small models for tests of the exhaustive engine.
import {
  array,
  cell,
  domain,
  each,
  type Field,
  finiteModel,
  type FiniteModel,
  nothing,
  numbers,
} from "../../../engines/exhaustive/index.ts";

export type Counter = { readonly count: Field };

/** Counts from 0 by `by` as far as `limit`; it stops there. */
export const counter = (by: readonly number[], limit: number): FiniteModel<Counter> =>
  finiteModel({
    name: `a counter to ${limit}`,
    fields: { count: cell(numbers(limit + 1)) },
    starts: (_, next) => next("start"),
    steps: ({ count }, next) => {
      const now = count.get(0);
      for (const step of by) {
        if (now + step > limit) continue;
        count.set(0, now + step);
        next("add", step);
      }
    },
    claims: [],
    goals: [{ name: "theLimitIsReached", holds: ({ count }) => count.get(0) === limit }],
    deadlock: "allowed",
  });

/** As {@link counter}, by ones, claiming that it stays below `bound`. */
export const boundedCounter = (limit: number, bound: number): FiniteModel<Counter> => ({
  ...counter([1], limit),
  claims: [
    {
      name: "theCountIsSmall",
      says: `The count stays below ${bound}.`,
      violations: ({ count }) =>
        count.get(0) < bound ? nothing : [`the count is ${count.get(0)}`],
    },
  ],
});

/** A tree of numbers to 50,000, in which levels are wide. */
export const wide: FiniteModel<Counter> = finiteModel({
  ...counter([], 50_000),
  steps: ({ count }, next) => {
    for (let to = 2 * count.get(0) + 1; to <= Math.min(2 * count.get(0) + 2, 50_000); to++) {
      count.set(0, to);
      next("go", to);
    }
  },
  goals: [],
});

const workers = domain("worker", 3);
const tools = each(workers, "tool", 2);
export type Workshop = { readonly busy: Field; readonly used: Field };

/** Workers with two tools each pick them up and lay them down. `favoured` breaks the symmetry: that
 *  worker never lays down a tool. */
export const workshop = (favoured: number): FiniteModel<Workshop> =>
  finiteModel({
    name: "workshop",
    fields: { busy: array(workers, numbers(2)), used: array(tools, numbers(2)) },
    starts: (_, next) => next("start"),
    steps: ({ busy, used }, next) => {
      for (let tool = 0; tool < tools.size; tool++) {
        const worker = Math.floor(tool / 2);
        const isUsed = used.get(tool) === 1;
        if (isUsed && worker === favoured) continue;
        used.set(tool, isUsed ? 0 : 1);
        busy.set(worker, used.get(worker * 2) | used.get(worker * 2 + 1));
        next(isUsed ? "layDown" : "pickUp", tool);
      }
    },
    claims: [],
    goals: [],
    deadlock: "allowed",
  });
