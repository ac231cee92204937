import { expect, test } from "vitest";
import { survey } from "../../../engines/index.ts";
import { taskOf } from "../../../cli/explore/plan.ts";
import { expanderOf, systemFor, type AnySystem } from "../../../cli/explore/task.ts";

test("a task is the specification alone or the product with a kernel", () => {
  const statesOf = (options: Parameters<typeof taskOf>[0]): number => {
    const system = systemFor(taskOf({ config: "derivations", ...options }));
    return "claim" in system ? -1 : survey(system as AnySystem, {}).states;
  };
  expect(statesOf({ specOnly: true })).toBe(103);
  expect(statesOf({})).toBe(123);
  expect(statesOf({ mutant: "unmapStopsAtDepthFour" })).toBe(55);
});

test("a batch is expanded whoever asks, again and again alike", () => {
  const system = systemFor(taskOf({ config: "pages" })) as AnySystem;
  const batch = { paths: Int32Array.of(0), length: 1, steps: true };
  const expand = expanderOf(system);
  const once = expand(batch);
  expect(once.counts[0]).toBe(system.events(system.initial()[0]).length);
  expect(expand(batch)).toEqual(once);
  expect(expanderOf(systemFor(taskOf({ config: "pages" })) as AnySystem)(batch)).toEqual(once);
});
