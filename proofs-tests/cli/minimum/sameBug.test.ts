import { expect, test } from "vitest";
import { bug, found, kindFound } from "./world.ts";
import { kindOf } from "../../../refinement/index.ts";

test("a run shows the bug iff it fails at its last event, in the same way", () => {
  const { sameBug } = bug();
  const { start, events } = found();
  const same = sameBug(start, events);
  expect(same && kindOf(same.failure)).toBe(kindFound());
  expect(sameBug(start, events.slice(0, -1))).toBeUndefined();
  expect(sameBug(start, [...events, { event: "tick" }])).toBeUndefined();
  expect(sameBug({ ...start, mappingNodes: 1 }, events)).toBeUndefined();
  expect(sameBug(start, [])).toBeUndefined();
});
