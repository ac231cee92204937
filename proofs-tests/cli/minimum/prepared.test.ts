import { expect, test } from "vitest";
import { prepared } from "../../../cli/minimum/prepared.ts";
import { kindOf } from "../../../refinement/index.ts";
import { bug, found, kindFound } from "./world.ts";

test("a long run has a shorter one that begins with what is mostly done first", () => {
  const [steps, again] = [{ left: 50_000 }, { left: 50_000 }];
  const short = prepared(found(), bug(), steps);
  expect(short && kindOf(short.failure)).toBe(kindFound());
  expect(short?.events.length).toBeLessThan(found().events.length);
  expect(steps.left).toBeLessThan(50_000);
  expect(steps.left).toBeGreaterThanOrEqual(0);
  expect(prepared(found(), bug(), again)).toEqual(short);
});

test("without steps nothing is found, and nothing shorter than the shortest", () => {
  const { start, events, failure } = found();
  expect(prepared({ start, events, failure }, bug(), { left: 0 })).toBeUndefined();
  const two = { start, events: events.slice(-2), failure };
  expect(prepared(two, bug(), { left: 50_000 })).toBeUndefined();
});
