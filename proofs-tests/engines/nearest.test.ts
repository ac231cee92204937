import { expect, test } from "vitest";
import { Nearest, type Failure, type Reach, type System } from "../../engines/index.ts";
import { riverCrossing } from "./riverCrossing.ts";

const reach = <State, Event>(depthMax: number): Reach<State, Event> => ({
  depthMax,
  mayEnd: () => true,
});

/** What a search in one go finds. */
function nearest<State, Event, Found>(
  system: System<State, Event>,
  within: Reach<State, Event>,
  accepts: (events: readonly Event[], failure: Failure) => Found | undefined,
  budget = { left: 1000 },
): Found | undefined {
  return new Nearest(system, within, accepts).to(within.depthMax, budget);
}

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
  expect(nearest(stairs, reach(9), (path) => path)).toEqual([1, 2, 2, 2]);
  expect(nearest(stairs, reach(3), (path) => path)).toBeUndefined();
  expect(nearest(riverCrossing, reach(3), (path) => path)).toEqual(["nobody"]);
});

test("what is refused is passed by", () => {
  const endsWithOne = (path: readonly number[]) => (path.at(-1) === 1 ? path : undefined);
  expect(nearest(stairs, reach(9), endsWithOne)).toEqual([2, 2, 2, 1]);
});

test("the longest runs end with what may end, shorter ones with anything", () => {
  const mayEnd = (event: number): boolean => event === 1;
  const only = (depthMax: number) => ({ ...reach<number, number>(depthMax), mayEnd });
  expect(nearest(stairs, only(4), (path) => path)).toEqual([2, 2, 2, 1]);
  expect(nearest(stairs, only(5), (path) => path)).toEqual([1, 2, 2, 2]);
});

test("a budget that is used up ends the search; what is left can be used again", () => {
  expect(nearest(stairs, reach(9), (path) => path, { left: 3 })).toBeUndefined();
  const wide = { left: 1000 };
  nearest(stairs, reach(9), (path) => path, wide);
  // Two steps from each of the states 0 … 5, at most.
  expect(1000 - wide.left).toBeLessThanOrEqual(12);
});

test("a search goes on where it stopped", () => {
  const whole = { left: 1000 };
  nearest(stairs, reach(9), () => undefined, whole);
  const found: (readonly number[] | undefined)[] = [];
  const search = new Nearest(stairs, reach<number, number>(9), (path) => path);
  let spent = 0;
  for (let depth = 1; depth <= 9; depth++)
    for (let time = 0; time < 20; time++) {
      const one = { left: 1 };
      const path = search.to(depth, one);
      if (path !== undefined) found.push(path);
      spent += 1 - Math.max(0, one.left);
    }
  expect(found).toEqual([
    [1, 2, 2, 2],
    [2, 2, 2, 1],
  ]);
  expect(spent).toBe(1000 - whole.left);
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
  const path = nearest(stairs, { ...reach(9), sieve }, (events) => events);
  expect(path).toEqual([1, 2, 2, 2]);
  expect(asked).toEqual([0, 1, 2, 3, 4, 5, 6]);
  const none = { admits: (at: number) => at === 0, best: () => [] };
  expect(nearest(stairs, { ...reach(9), sieve: none }, (events) => events)).toBeUndefined();
});
