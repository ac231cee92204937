import { expect, test } from "vitest";
import { nearby } from "../../../cli/minimum/nearby.ts";
import { nothingSearched } from "../../../cli/minimum/search.ts";
import { sameBugAs } from "../../../cli/minimum/sameBug.ts";
import { kernelOf, ours, systemOf } from "../../../cli/kernels.ts";
import { modelOf } from "../../../cli/model.ts";
import { kindOf, plainEvents } from "../../../refinement/index.ts";
import { replay } from "../../../engines/index.ts";
import * as say from "../../../refinement/small/say.ts";
import type { TraceEvent } from "../../../trace/index.ts";
import { plainBoot as start } from "../../../cli/simpler/simpler.ts";

const kernel = kernelOf({ mutant: "timedOutSenderStaysQueued" });
const model = modelOf(kernel, {});
const [one, two] = [say.actor(0, 1, 0), say.actor(0, 2, 0)];

/** The bug as these events show it. */
function foundBy(events: readonly TraceEvent[]) {
  const replayed = replay(model, start, events, () => {});
  if (replayed.tag !== "refuted") throw new Error("the bug shows");
  const found = { start, events: events.slice(0, replayed.at + 1), failure: replayed.failure };
  const sameBug = sameBugAs(found, model, modelOf(ours, {}));
  return {
    found,
    bug: { system: systemOf(kernel), model, sameBug, statesMax: 100, searched: nothingSearched() },
  };
}

const ways: readonly (readonly TraceEvent[])[] = [
  [say.ipc(one, { to: two, timeout: 7 }, undefined), say.tick],
  [say.access(one, "load", 0), say.ipc(two, { to: one, timeout: 1000 }, undefined), say.tick],
  [say.switchTo(one, undefined), say.ipc(two, { to: one, timeout: 9 }, undefined), say.tick],
];

test("different runs of one bug end as one run of plain events, which is as short as can be", () => {
  const ends = ways.map((events) => {
    const { found, bug } = foundBy(events);
    const near = nearby(found, bug, { left: 5000 });
    expect(near && kindOf(near.failure)).toBe(kindOf(found.failure));
    return near?.events;
  });
  expect(ends[0]).toEqual([say.ipc(one, { to: two, timeout: 1000 }, undefined), say.tick]);
  for (const end of ends) expect(end).toEqual(ends[0]);
  const plain = plainEvents({
    actors: [one, two],
    firstVersion: 1,
    tickMicros: 1000,
    lines: [],
    themes: new Set(["time"]),
  });
  for (const event of ends[0] ?? []) expect(plain).toContainEqual(event);
});

test("a search goes on where it stopped, and what was looked at costs nothing again", () => {
  const { found, bug } = foundBy(ways[0] ?? []);
  const never = { ...bug, sameBug: () => undefined };
  const [first, again, rest] = [{ left: 20 }, { left: 20_000 }, { left: 20_000 }];
  expect(nearby(found, never, first)).toBeUndefined();
  expect(first.left).toBeLessThan(2);
  expect(nearby(found, never, again)).toBeUndefined();
  expect(again.left).toBeLessThan(20_000);
  expect(nearby(found, never, rest)).toBeUndefined();
  expect(rest.left).toBe(20_000);
});

test("without steps nothing is found", () => {
  const { found, bug } = foundBy(ways[0] ?? []);
  expect(nearby(found, bug, { left: 0 })).toBeUndefined();
});
