import { expect, test } from "vitest";
import { replay, shortened } from "../../engines/index.ts";
import { queueModel, simplerQueues, type QueueEvent } from "./toys.ts";

const put: QueueEvent = { tag: "put", value: 7 };
const take: QueueEvent = { tag: "take" };
const look: QueueEvent = { tag: "look" };

test("a run that reaches a name is made short, and reaches it with its last event", () => {
  const events = [look, put, take, put, look, put, take, put, put, put, look];
  const run = { start: { capacity: 4 }, events };
  const short = shortened(queueModel(false), run, "full", simplerQueues, 1000);
  expect(short.start).toEqual({ capacity: 2 });
  expect(short.events).toEqual([
    { tag: "put", value: 0 },
    { tag: "put", value: 0 },
  ]);
  const reached: (readonly string[])[] = [];
  replay(queueModel(false), short.start, short.events, (_at, _event, verdict) => {
    reached.push(verdict.tag === "holds" ? verdict.reached : []);
  });
  expect(reached).toEqual([["put"], ["put", "full"]]);
});

test("without a budget the run stays as it is", () => {
  const run = { start: { capacity: 2 }, events: [put, look, put] };
  expect(shortened(queueModel(false), run, "full", simplerQueues, 0)).toEqual(run);
});
