import fc from "fast-check";
import { expect, test } from "vitest";
import { replay, runsOf, type Model } from "../../engines/index.ts";
import {
  counterModel,
  queueModel,
  simplerQueues,
  type QueueEvent,
  type QueueStart,
} from "./toys.ts";

const options = { eventsMax: 60, shrinkBudget: 10_000 };
const runs = (model: Model<QueueStart, QueueEvent>) => runsOf(model, simplerQueues, options);

test("every run can be done again, and its last event is the one that is refuted", () => {
  for (const wrong of [false, true]) {
    const property = fc.property(runs(queueModel(wrong)), ({ start, events, failure }) => {
      const again = replay(queueModel(wrong), start, events, () => {});
      if (failure === undefined) expect(again).toEqual({ tag: "holds" });
      else expect(again).toEqual({ tag: "refuted", at: events.length - 1, failure });
    });
    fc.assert(property);
  }
});

test("a refuted run shrinks to its smallest form at once", () => {
  const holds = fc.property(runs(queueModel(true)), ({ failure }) => failure === undefined);
  for (let seed = 0; seed < 10; seed++) {
    const { counterexample, numShrinks } = fc.check(holds, { seed });
    expect(counterexample?.[0]).toMatchObject({
      start: { capacity: 2 },
      events: [{ tag: "put" }, { tag: "put" }, { tag: "take" }],
      failure: { claim: "firstInFirstOut" },
    });
    expect(numShrinks).toBe(1);
  }
});

test("a run of which something else is wrong shrinks too, and stays possible", () => {
  const fewPuts = fc.property(runs(queueModel(false)), ({ events }) => {
    return events.filter(({ tag }) => tag === "put").length < 4;
  });
  const { counterexample } = fc.check(fewPuts, { seed: 5, numRuns: 500 });
  const { start, events } = counterexample?.[0] ?? { start: { capacity: 0 }, events: [] };
  expect(replay(queueModel(false), start, events, () => {})).toEqual({ tag: "holds" });
  // Four puts, and takes as long as the queue would be full.
  expect(events.filter(({ tag }) => tag === "put")).toEqual(
    Array.from({ length: 4 }, () => ({ tag: "put", value: 0 })),
  );
  expect(events.length).toBeLessThanOrEqual(6);
});

test("a start that is wrong in itself is a run without events; runs may come from outside", () => {
  const wrong = { ...counterModel, drawStart: () => -1 };
  const simpler = { starts: () => [], events: () => [], runs: () => [] };
  const arbitrary = runsOf(wrong, simpler, options);
  const { counterexample } = fc.check(fc.property(arbitrary, ({ failure }) => !failure));
  expect(counterexample?.[0]).toMatchObject({
    events: [],
    failure: { claim: "startsAtZeroOrMore" },
  });
  expect(arbitrary.canShrinkWithoutContext({ start: 0, events: [] })).toBe(true);
  expect(arbitrary.canShrinkWithoutContext(7)).toBe(false);
});

test("a run that is over gives back what it was made of, once", () => {
  let open = 0;
  const model = queueModel(false);
  const counted: typeof model = {
    ...model,
    begin: (start, random) => {
      const walk = model.begin(start, random);
      if ("claim" in walk) return walk;
      open++;
      return { ...walk, end: () => open-- };
    },
  };
  const few = fc.property(runs(counted), ({ events }) => events.length < 3);
  expect(fc.check(few, { seed: 1 }).numShrinks).toBeGreaterThan(0);
  expect(open).toBe(0);
});
