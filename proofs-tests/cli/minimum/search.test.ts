import { expect, test } from "vitest";
import { onShare, taker } from "../../../cli/minimum/search.ts";
import type { KernelRefutation, SameBug } from "../../../cli/minimum/sameBug.ts";
import { completed } from "../../../refinement/index.ts";
import * as say from "../../../refinement/small/say.ts";
import { found } from "./world.ts";

test("a search has its share of the steps, and what it does not use is left", () => {
  const steps = { left: 100 };
  const uses = (count: number) =>
    onShare(steps, 60, (own) => {
      const given = own.left;
      own.left -= count;
      return given;
    });
  expect([uses(10), steps.left]).toEqual([60, 90]);
  expect([uses(61), steps.left]).toEqual([60, 30]);
  expect([uses(0), steps.left]).toEqual([30, 30]);
});

test("runs are taken as the menu has them, if they show the bug so; not for ever", () => {
  const { start, failure } = found();
  const written = say.access(say.actor(0, 1, 0), "load", 0);
  const asked: unknown[] = [];
  const shows: SameBug = (boot, events): KernelRefutation | undefined => {
    asked.push(events);
    return asked.length > 1 ? { start: boot, events, failure } : undefined;
  };
  const takes = taker(shows, start, [written], [say.tick]);
  const events = [say.tick, completed(written)];
  expect(takes([completed(written)], failure)).toMatchObject({ events });
  expect(asked).toEqual([[say.tick, written], events]);
  const never = taker(() => void asked.push("again"), start, []);
  for (let time = 0; time < 100; time++) expect(never([], failure)).toBeUndefined();
  expect(asked.length).toBeLessThan(60);
});
