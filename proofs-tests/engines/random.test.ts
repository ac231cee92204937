import { expect, test } from "vitest";
import { batches, EPOCH, joined, lengthOf, search, type Searched } from "../../engines/index.ts";
import { counterModel, queueModel, type QueueEvent, type QueueStart } from "./toys.ts";

/** Three epochs, the last one cut short. */
const RUNS = 2 * EPOCH + 20;

const guidance = { onIn100: 50, seedlings: [] };

const inBatchesOf = (
  size: number,
  wrong: boolean,
  guided = false,
): Searched<QueueStart, QueueEvent> =>
  joined(
    batches(11, RUNS, 40, size).map((range) =>
      search(queueModel(wrong), range, guided ? guidance : undefined),
    ),
  );

test("a search does not depend on how its runs are cut into batches", () => {
  for (const wrong of [false, true]) {
    const whole = inBatchesOf(RUNS, wrong);
    for (const size of [1, 7, 13, RUNS - 1]) expect(inBatchesOf(size, wrong)).toEqual(whole);
  }
});

test("a guided search does not depend on how its epochs are put together into batches", () => {
  for (const wrong of [false, true]) {
    const whole = inBatchesOf(RUNS, wrong, true);
    for (const size of [EPOCH, 2 * EPOCH]) expect(inBatchesOf(size, wrong, true)).toEqual(whole);
  }
});

test("the right queue holds and every run is counted", () => {
  const { statistics, failing } = inBatchesOf(EPOCH, false);
  expect(failing).toBeUndefined();
  expect(statistics.runs).toBe(RUNS);
  // In each five runs: 5, 10, 20, 40 and 40 events.
  expect(statistics.events + statistics.disabled).toBe((RUNS / 5) * 115);
  expect([...statistics.reached.keys()]).toEqual(["full", "look", "put", "take"]);
});

test("short and long runs take turns, and no run is empty", () => {
  expect([0, 1, 2, 3, 4, 5].map((run) => lengthOf(run, 200))).toEqual([25, 50, 100, 200, 200, 25]);
  expect(lengthOf(0, 1)).toBe(1);
});

test("the wrong queue fails in its lowest failing run, and nothing after it counts", () => {
  const { statistics, failing } = inBatchesOf(EPOCH, true);
  expect(failing?.failure.claim).toBe("firstInFirstOut");
  expect(statistics.runs).toBe((failing?.run ?? -2) + 1);
  expect(failing?.events.at(-1)).toEqual({ tag: "take" });
});

test("another seed makes other runs", () => {
  const run = (seed: number) => search(queueModel(true), { seed, from: 0, to: 60, eventsMax: 40 });
  expect(run(11)).toEqual(run(11));
  expect(run(11)).not.toEqual(run(12));
});

test("a start that is wrong in itself is a failing run without events", () => {
  const model = { ...counterModel, drawStart: () => -1 };
  const { failing, statistics } = search(model, { seed: 1, from: 3, to: 9, eventsMax: 5 });
  expect(failing).toMatchObject({ run: 3, events: [], failure: { claim: "startsAtZeroOrMore" } });
  expect(statistics).toMatchObject({ runs: 1, events: 0 });
});
