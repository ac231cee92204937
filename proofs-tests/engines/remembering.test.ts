import { expect, test } from "vitest";
import { isFailure, Nearest, Remembering, type System } from "../../engines/index.ts";
import { riverCrossing } from "./riverCrossing.ts";

type Step = { readonly by: number };
const [one, two]: readonly [Step, Step] = [{ by: 1 }, { by: 2 }];
const named = ({ by }: Step): string => `by ${by}`;

/** Steps from 0 that are counted. Like those of a machine, a state that is not kept is gone once
 *  another step was done. */
function stairs(): { readonly system: System<{ at: number }, Step>; readonly count: () => number } {
  let steps = 0;
  const start = { at: 0 };
  let here = start;
  const kept = new WeakSet<object>([start]);
  const system: System<{ at: number }, Step> = {
    name: "stairs",
    initial: () => [start],
    events: () => [one],
    step: (from, { by }) => {
      if (!kept.has(from)) throw new Error("it was not kept");
      steps++;
      here = { at: from.at + by };
      return here.at === 7 ? { claim: "notSeven", difference: [] } : [here];
    },
    keyWords: 1,
    key: ({ at }, into) => {
      into[0] = at;
    },
    check: ({ at }) => (at === 9 ? { claim: "notNine", difference: [] } : undefined),
    keep: (state) => {
      if (!kept.has(state) && state !== here) throw new Error("it has gone on");
      kept.add(state);
      return state;
    },
  };
  return { system, count: () => steps };
}

const reach = { depthMax: 9, mayEnd: () => true };
const path = (events: readonly Step[]): readonly number[] => events.map(({ by }) => by);

test("what one menu did another need not do, and both find what they would find alone", () => {
  const { system, count } = stairs();
  const shared = new Remembering(system, named);
  const found = (events: readonly Step[], budget = { left: 100 }) =>
    new Nearest(
      shared.with(() => events),
      reach,
      path,
    ).to(9, budget);
  expect(found([one])).toEqual([1, 1, 1, 1, 1, 1, 1]);
  expect(count()).toBe(7);
  const budget = { left: 100 };
  expect(found([{ by: 1 }, two], budget)).toEqual([1, 2, 2, 2]);
  expect(count()).toBe(7 + 100 - budget.left);
  expect(found([one, two], { left: 0 })).toEqual([1, 2, 2, 2]);
});

test("a state that is wrong is a step that is", () => {
  const shared = new Remembering(stairs().system, named).with(() => [one, two]);
  const eight = [two, two, two, two].reduce(
    (at, event) => {
      const after = shared.step(at, event);
      if (isFailure(after)) throw new Error("so far it is right");
      return shared.keep?.(after[0] as typeof at) as typeof at;
    },
    shared.initial()[0] as ReturnType<typeof shared.initial>[0],
  );
  expect(shared.step(eight, one)).toEqual({ claim: "notNine", difference: [] });
  expect(shared.isKnown?.(eight, { by: 1 })).toBe(true);
  expect(shared.isKnown?.(eight, two)).toBe(false);
});

test("a state that was not kept is come to again when it is", () => {
  const shared = new Remembering(stairs().system, named).with(() => [one, two]);
  const [start] = shared.initial();
  if (start === undefined) throw new Error("it begins");
  const [first, second] = [shared.step(start, one), shared.step(start, two)];
  if (isFailure(first) || isFailure(second)) throw new Error("both are right");
  const [at] = first;
  if (at === undefined) throw new Error("it leads somewhere");
  expect(() => shared.step(at, one)).toThrow("only what was kept");
  shared.keep?.(at);
  expect(at.state).toEqual({ at: 1 });
  // Two ways lead to two.
  expect(shared.step(at, one)).toEqual(second);
});

test("systems whose states are values need keep none", () => {
  const { name, keyWords, key, check } = riverCrossing;
  type Bank = ReturnType<typeof riverCrossing.initial>[number];
  type Crossing = { readonly who: ReturnType<typeof riverCrossing.events>[number] };
  const boxed: System<Bank, Crossing> = {
    name,
    keyWords,
    key,
    check,
    initial: riverCrossing.initial,
    events: () => [],
    step: (bank, { who }) => riverCrossing.step(bank, who),
  };
  const shared = new Remembering(boxed, JSON.stringify);
  const menu = (bank: Bank) => riverCrossing.events(bank).map((who) => ({ who }));
  const found = new Nearest(shared.with(menu), reach, (run) => run.map(({ who }) => who));
  const alone = new Nearest(riverCrossing, reach, (run) => run);
  expect(found.to(9, { left: 1000 })).toEqual(alone.to(9, { left: 1000 }));
});
