import { expect, test } from "vitest";
import { minimum, soonFound } from "../../../cli/minimum/minimum.ts";
import { kindOf } from "../../../refinement/index.ts";
import { bug, found, kindFound } from "./world.ts";

test("detours go, the bug stays the same, and the levels are those before the last event", () => {
  const made = minimum(found(), bug());
  expect(made.refutation.events.length).toBeLessThan(found().events.length);
  expect(kindOf(made.refutation.failure)).toBe(kindFound());
  expect(made.levels?.length).toBe(made.refutation.events.length);
  expect(made.levels?.[0]?.states).toBe(1);
  // To make it again from its own result changes nothing: it is a minimum.
  const again = minimum(made.refutation, bug());
  expect(again.refutation.events).toEqual(made.refutation.events);
  expect(again.levels).toEqual(made.levels);
});

test("with few steps something shorter is found; what is short is left to other searches", () => {
  const soon = soonFound(found(), bug());
  expect(soon && kindOf(soon.failure)).toBe(kindFound());
  expect(soon?.events.length).toBeLessThan(found().events.length);
  const short = minimum(found(), bug()).refutation;
  expect(soonFound(short, bug())).toBeUndefined();
});

test("with no room to look at all runs there is no proof", () => {
  expect(minimum(found(), { ...bug(), statesMax: 1 }).levels).toBeUndefined();
});
