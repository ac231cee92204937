import { expect, test } from "vitest";
import { replay } from "../../engines/index.ts";
import { counterModel, queueModel, type CounterEvent, type QueueEvent } from "./toys.ts";

test("a replay does every event in order and shows each with its verdict", () => {
  const seen: string[] = [];
  const events: CounterEvent[] = [1, 1, -1];
  const replayed = replay(counterModel, 0, events, (at, event, verdict) =>
    seen.push(`${at} ${event} ${verdict.tag}`),
  );
  expect(replayed).toEqual({ tag: "holds" });
  expect(seen).toEqual(["0 1 holds", "1 1 holds", "2 -1 holds"]);
});

test("a replay stops at the event that fails", () => {
  const events: CounterEvent[] = [1, 1, 1, 1, 1];
  const failure = { claim: "staysBelowFive", difference: ["is 5"] };
  expect(replay(counterModel, 2, events, () => {})).toEqual({ tag: "refuted", at: 2, failure });
});

const up: CounterEvent = 1;

test("a start that is wrong fails before the first event", () => {
  expect(replay(counterModel, -1, [up], () => {})).toMatchObject({ tag: "refuted", at: -1 });
});

test("a replay names the event that makes no sense", () => {
  const events: QueueEvent[] = [{ tag: "put", value: 1 }, { tag: "take" }, { tag: "take" }];
  const replayed = replay(queueModel(false), { capacity: 2 }, events, () => {});
  expect(replayed).toEqual({ tag: "disabled", at: 2, because: "it is empty" });
});
