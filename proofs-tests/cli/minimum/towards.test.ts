import { expect, test } from "vitest";
import { towards } from "../../../cli/minimum/towards.ts";
import { kindOf } from "../../../refinement/index.ts";
import { bug, found, kindFound } from "./world.ts";

test("a run with detours leads on to a shorter one that goes wrong in the same way", () => {
  const steps = { left: 20_000 };
  const short = towards(found(), bug(), steps);
  expect(short && kindOf(short.failure)).toBe(kindFound());
  expect(short?.events.length).toBeLessThan(found().events.length);
  expect(short?.start).toEqual(found().start);
  expect(steps.left).toBeLessThan(20_000);
  expect(towards(found(), bug(), { left: 20_000 })).toEqual(short);
});

test("without steps nothing is found", () => {
  expect(towards(found(), bug(), { left: 0 })).toBeUndefined();
});
