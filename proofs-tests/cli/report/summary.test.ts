import { expect, test } from "vitest";
import { bounds, failedAt, stepsPerSecond, unreached } from "../../../cli/report/summary.ts";
import { rules } from "../../../spec/rules.ts";
import { held, refuted } from "../fixture.ts";

test("what is not reached is every rule that is not reached", () => {
  const missed = unreached(held.statistics);
  expect(missed).not.toContain("ipc.nothing");
  expect(missed.length).toBe(Object.keys(rules).length - 2);
  const all = { ...held.statistics, reached: new Map(Object.keys(rules).map((rule) => [rule, 1])) };
  expect(unreached(all)).toEqual([]);
});

test("steps per second are whole, and none in no time", () => {
  expect(stepsPerSecond(held)).toBe(6);
  expect(stepsPerSecond({ ...held, seconds: 0 })).toBe(0);
});

test("the bounds say what was looked at, what was fixed, and that it is no proof", () => {
  expect(bounds(held).join(" ")).toMatch(/3 random runs of at most 4 events from seed 7.*prove/);
  const fixed = { ...held, settings: { ...held.settings, boot: { tasks: 3 } } };
  expect(bounds(fixed)[1]).toContain("tasks 3");
});

test("a refutation fails at its last event, or at boot", () => {
  const { found } = refuted;
  if (found === undefined) throw new Error("the fixture is refuted");
  expect(failedAt(found.shortened)).toBe(0);
  expect(failedAt({ ...found.shortened, events: [] })).toBe(-1);
});
