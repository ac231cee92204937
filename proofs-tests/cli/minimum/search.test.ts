import { expect, test } from "vitest";
import {
  nothingSearched,
  onShare,
  replaysFor,
  taker,
  unlessInVain,
  worldNamed,
} from "../../../cli/minimum/search.ts";
import type { KernelRefutation, SameBug } from "../../../cli/minimum/sameBug.ts";
import { completed } from "../../../refinement/index.ts";
import * as say from "../../../refinement/small/say.ts";
import { found } from "./world.ts";

test("a search has what all budgets have, and what it does not use is left", () => {
  const [steps, most] = [{ left: 100 }, { left: 60 }];
  const uses = (count: number, price = 1) =>
    onShare([steps, most], price, (own) => {
      const given = own.left;
      own.left -= count;
      return given;
    });
  expect([uses(10), steps.left, most.left]).toEqual([60, 90, 50]);
  expect([uses(2, 15), steps.left, most.left]).toEqual([3, 60, 20]);
  expect([uses(21), steps.left, most.left]).toEqual([20, 40, 0]);
  expect([uses(0), steps.left, most.left]).toEqual([0, 40, 0]);
});

test("what was searched in vain is not searched again", () => {
  const searched = nothingSearched();
  const asked: string[] = [];
  const search = (name: string, answer?: number) =>
    unlessInVain(searched, [name], () => {
      asked.push(name);
      return answer;
    });
  expect([search("found", 1), search("found", 2)]).toEqual([1, 2]);
  expect([search("none"), search("none", 3)]).toEqual([undefined, undefined]);
  expect(asked).toEqual(["found", "found", "none"]);
});

test("the search in a world is begun once, also where nothing can begin", () => {
  const searched = nothingSearched();
  let begun = 0;
  const nowhere = () => {
    begun++;
    return undefined;
  };
  for (const name of ["here", "there", "here"])
    expect(worldNamed(searched, name, nowhere)).toBeUndefined();
  expect(begun).toBe(2);
});

test("with much memory fewer events are replayed", () => {
  const { start } = found();
  expect(replaysFor(600, { ...start, userFrames: 8 })).toBe(600);
  expect(replaysFor(600, { ...start, userFrames: 1792 })).toBe(200);
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
