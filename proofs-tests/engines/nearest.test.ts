import { expect, test } from "vitest";
import { nearest, type Reach, type System } from "../../engines/index.ts";
import { riverCrossing } from "./riverCrossing.ts";

const reach = <State, Event>(depthMax: number, left: number): Reach<State, Event> => ({
  depthMax,
  budget: { left },
  mayEnd: () => true,
});

/** Steps of 1 and 2 from 0; to step on 7 is wrong. */
const stairs: System<number, number> = {
  name: "stairs",
  initial: () => [0],
  events: () => [1, 2],
  step: (at, by) => (at + by === 7 ? { claim: "notSeven", difference: [] } : [at + by]),
  keyWords: 1,
  key: (at, into) => {
    into[0] = at;
  },
  check: () => undefined,
};

test("the shortest run comes first, and of those the first in the order of events", () => {
  expect(nearest(stairs, reach(9, 1000), (path) => path)).toEqual([1, 2, 2, 2]);
  expect(nearest(stairs, reach(3, 1000), (path) => path)).toBeUndefined();
  expect(nearest(riverCrossing, reach(3, 100), (path) => path)).toEqual(["nobody"]);
});

test("what is refused is passed by", () => {
  const endsWithOne = (path: readonly number[]) => (path.at(-1) === 1 ? path : undefined);
  expect(nearest(stairs, reach(9, 1000), endsWithOne)).toEqual([2, 2, 2, 1]);
});

test("the longest runs end with what may end, shorter ones with anything", () => {
  const mayEnd = (event: number): boolean => event === 1;
  const only = (depthMax: number) => ({ ...reach<number, number>(depthMax, 1000), mayEnd });
  expect(nearest(stairs, only(4), (path) => path)).toEqual([2, 2, 2, 1]);
  expect(nearest(stairs, only(5), (path) => path)).toEqual([1, 2, 2, 2]);
});

test("a budget that is used up ends the search; what is left can be used again", () => {
  expect(nearest(stairs, reach(9, 3), (path) => path)).toBeUndefined();
  const wide = reach<number, number>(9, 1000);
  nearest(stairs, wide, (path) => path);
  // Two steps from each of the states 0 … 5, at most.
  expect(1000 - wide.budget.left).toBeLessThanOrEqual(12);
});

test("a sieve decides which states are gone on from, and in which order", () => {
  const asked: number[] = [];
  const sieve = {
    admits: (at: number) => {
      asked.push(at);
      return at !== 2;
    },
    best: (level: readonly number[]) => level.toSorted((a, b) => b - a).slice(0, 1),
  };
  const path = nearest(stairs, { ...reach(9, 1000), sieve }, (events) => events);
  expect(path).toEqual([1, 2, 2, 2]);
  expect(asked).toEqual([0, 1, 2, 3, 4, 5, 6]);
  const none = { admits: (at: number) => at === 0, best: () => [] };
  expect(nearest(stairs, { ...reach(9, 1000), sieve: none }, (events) => events)).toBeUndefined();
});
