import { expect, test } from "vitest";
import { replay, search, shrink, type Model, type Shrunk } from "../../engines/index.ts";
import {
  counterModel,
  queueModel,
  simplerQueues,
  tapModel,
  type CounterEvent,
  type QueueEvent,
  type QueueStart,
} from "./toys.ts";

const BUDGET = 100_000;
const wrongQueue = queueModel(true);

function failingQueue(seed: number) {
  const { failing } = search(wrongQueue, { seed, from: 0, to: 500, eventsMax: 200 });
  if (failing === undefined) throw new Error("the toy's bug was not found");
  return failing;
}

const shrunkQueue = (seed: number, budget: number): Shrunk<QueueStart, QueueEvent> =>
  shrink(wrongQueue, failingQueue(seed), simplerQueues, budget, () => true);

test("the result is the shortest there is, with the simplest arguments", () => {
  for (let seed = 0; seed < 30; seed++) {
    const { start, events, minimal } = shrunkQueue(seed, BUDGET);
    expect(minimal).toBe(true);
    expect(start).toEqual({ capacity: 2 });
    const values = events.map((event) => (event.tag === "put" ? event.value : event.tag));
    expect([
      [0, 1, "take"],
      [1, 0, "take"],
    ]).toContainEqual(values);
  }
});

test("the result fails in the same way, at its last event, and without any one event it does not", () => {
  for (let seed = 0; seed < 10; seed++) {
    const { start, events, failure } = shrunkQueue(seed, BUDGET);
    const again = replay(wrongQueue, start, events, () => {});
    expect(again).toEqual({ tag: "refuted", at: events.length - 1, failure });
    for (const [index] of events.entries()) {
      const fewer = events.filter((_, other) => other !== index);
      expect(replay(wrongQueue, start, fewer, () => {}).tag).not.toBe("refuted");
    }
  }
});

test("shrinking twice gives the same, and shrinking the result changes nothing", () => {
  const first = shrunkQueue(3, BUDGET);
  expect(shrunkQueue(3, BUDGET)).toEqual(first);
  const again = shrink(wrongQueue, first, simplerQueues, BUDGET, () => true);
  expect(again.events).toEqual(first.events);
});

test("a budget that runs out leaves a refutation that still fails, and does not call it minimal", () => {
  for (const budget of [0, 1, 10, 60]) {
    const { start, events, failure, minimal, replayed } = shrunkQueue(5, budget);
    expect(minimal).toBe(false);
    expect(replayed).toBeLessThanOrEqual(budget);
    expect(replay(wrongQueue, start, events, () => {})).toMatchObject({ tag: "refuted", failure });
  }
});

test("another claim that fails on the way is not taken for the same bug", () => {
  const events: CounterEvent[] = [-1, -1, 1, 1, 1, 1, 1, 1, 1];
  const failure = { claim: "staysBelowFive", difference: [] };
  const simpler = {
    starts: (start: number) => (start > -1 ? [-1, 0] : []),
    events: () => [],
    runs: () => [],
  };
  const shrunk = shrink(counterModel, { start: 0, events, failure }, simpler, BUDGET, () => true);
  expect(shrunk.start).toBe(0);
  expect(shrunk.events).toEqual([1, 1, 1, 1, 1]);
  expect(shrunk.failure).toEqual({ claim: "staysBelowFive", difference: ["is 5"] });
});

test("what `accepts` refuses is not taken", () => {
  const failing = failingQueue(1);
  const longEnough = ({ events }: { readonly events: readonly QueueEvent[] }) => events.length >= 5;
  const shrunk = shrink(wrongQueue, failing, simplerQueues, BUDGET, longEnough);
  expect(shrunk.events.length).toBeGreaterThanOrEqual(5);
});

test("events that became senseless are adapted where that makes the run shorter", () => {
  const { failing } = search(tapModel, { seed: 1, from: 0, to: 5, eventsMax: 100 });
  if (failing === undefined) throw new Error("the toy's bug was not found");
  const simpler = { starts: () => [], events: () => [], runs: () => [] };
  const shrunk = shrink(tapModel, failing, simpler, BUDGET, () => true);
  expect(shrunk.events.length).toBe(10);
  expect(new Set(shrunk.events.map(({ finger }) => finger)).size).toBe(1);
});

test("changes to all events at once are tried", () => {
  const failing = failingQueue(2);
  const runs = (events: readonly QueueEvent[]): readonly (readonly QueueEvent[])[] =>
    events.some((event) => event.tag === "put" && event.value >= 7)
      ? [
          events.map((event) =>
            event.tag === "put" ? { ...event, value: event.value % 7 } : event,
          ),
        ]
      : [];
  const simpler = { starts: () => [], events: () => [], runs };
  const { events } = shrink(wrongQueue, failing, simpler, BUDGET, () => true);
  for (const event of events) if (event.tag === "put") expect(event.value).toBeLessThan(7);
});

test("a system that remembers what its walks do not take back is shrunk from the start", () => {
  // The third step of all walks together is wrong: only runs that begin anew tell the truth.
  let steps = 0;
  const model: Model<number, number> = {
    drawStart: () => 0,
    begin: () => {
      steps = 0;
      return {
        draw: () => 0,
        save: () => () => {},
        step: () => {
          steps++;
          const failure = { claim: "thereIsNoThirdStep", difference: [] };
          return steps < 3 ? { tag: "holds", reached: [] } : { tag: "refuted", failure };
        },
      };
    },
  };
  const failure = { claim: "thereIsNoThirdStep", difference: [] };
  const found = { start: 0, events: [1, 2, 3], failure };
  const nothingSimpler = { starts: () => [], events: () => [], runs: () => [] };
  const shrunk = shrink(model, found, nothingSimpler, 1000, () => true);
  expect(shrunk.events.length).toBe(3);
});

test("all events of a part may go together where none may go alone", () => {
  // Wrong at the end, unless somebody is in the middle of what comes in threes.
  const model: Model<number, string> = {
    drawStart: () => 0,
    begin: () => {
      let threes = 0;
      return {
        draw: () => "end",
        step: (event) => {
          if (event === "three") threes++;
          const isWrong = event === "end" && threes % 3 === 0;
          const failure = { claim: "noEnd", difference: [] };
          return isWrong ? { tag: "refuted", failure } : { tag: "holds", reached: [] };
        },
      };
    },
  };
  const events = ["three", "other", "three", "other", "three", "end"];
  const found = { start: 0, events, failure: { claim: "noEnd", difference: [] } };
  const simpler = { starts: () => [], events: () => [], runs: () => [] };
  const shrunk = (partsOf: (event: string) => readonly string[]) =>
    shrink(model, found, { ...simpler, partsOf }, 1000, () => true).events;
  expect(shrunk((event) => [event])).toEqual(["end"]);
  expect(shrunk(() => [])).toEqual(["three", "three", "three", "end"]);
});

test("what one event does for an actor goes when the rest is given to another", () => {
  // b acts only after it was let in; a is in, and may not come again. Both can break the rule.
  const model: Model<number, string> = {
    drawStart: () => 0,
    begin: () => {
      let inside = ["a"];
      return {
        draw: () => "a breaks",
        step: (event) => {
          const who = event.slice(0, 1);
          if (event.endsWith("comes")) inside = inside.includes(who) ? [] : [...inside, who];
          else if (!inside.includes(who)) return { tag: "disabled", because: `${who} is out` };
          const failure = { claim: "theRule", difference: [] };
          const isWrong = event.endsWith("breaks");
          return isWrong ? { tag: "refuted", failure } : { tag: "holds", reached: [] };
        },
      };
    },
  };
  const toA = (events: readonly string[]) =>
    events.some((event) => event.startsWith("b"))
      ? [events.map((event) => event.replace("b ", "a "))]
      : [];
  const found = {
    start: 0,
    events: ["b comes", "b breaks"],
    failure: { claim: "theRule", difference: [] },
  };
  const simpler = { starts: () => [], events: () => [], runs: toA };
  expect(shrink(model, found, simpler, 1000, () => true).events).toEqual(["a breaks"]);
});
