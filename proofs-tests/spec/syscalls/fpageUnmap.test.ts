import { expect, test } from "vitest";
import { activeTask, threadKey, type Event } from "../../../spec/index.ts";
import { booted, does, forest, FRAME, makes, mapped, root, sigma0 } from "../world.ts";

const child = threadKey(3, 0);
// σ0 → 2:40 → 3:50, and σ0 → 2:41.
let world = makes(booted, root, 3);
world = mapped(world, sigma0, FRAME, root, 0x40);
world = mapped(world, sigma0, FRAME + 1, root, 0x41);
world = mapped(world, root, 0x40, child, 0x50);

const unmap = (page: number, revoke: number, ownPageToo = false, log2Pages = 0): Event => ({
  tag: "fpageUnmap",
  flexpage: { tag: "pages", firstPage: page, log2Pages },
  revoke,
  ownPageToo,
});
const left = (event: Event, who = root) => forest(does(world, who, event).state);
const frame = FRAME.toString(16);
const next = (FRAME + 1).toString(16);

test("rights are revoked from what was derived, and my own page keeps them", () => {
  expect(left(unmap(0x40, 2))).toEqual([
    `2:40 from 1:${frame} 7`,
    `2:41 from 1:${next} 7`,
    "3:50 from 2:40 5",
  ]);
});

test("with the flag my own page loses them too", () => {
  expect(left(unmap(0x40, 1, true))[0]).toBe(`2:40 from 1:${frame} 6`);
});

test("without read there is no write, and without rights no mapping", () => {
  expect(left(unmap(0x40, 4))[2]).toBe("3:50 from 2:40 1");
  expect(left(unmap(0x40, 5))).toHaveLength(2);
});

test("a flexpage covers all its pages and nothing else", () => {
  expect(left(unmap(0x40, 7, true, 1))).toEqual([]);
  expect(left(unmap(0x40, 7, true))).toEqual([`2:41 from 1:${next} 7`]);
});

test("σ0's own pages are permanent, what they begot is not", () => {
  const { state, because } = does(world, sigma0, unmap(FRAME, 7, true));
  expect(because).toContain("fpageUnmap.sigma0");
  expect(forest(state)).toEqual([`2:41 from 1:${next} 7`]);
  expect(activeTask(state, 1)?.space).toEqual(activeTask(world, 1)?.space);
});

test("a flexpage without a page of mine does nothing", () => {
  expect(does(world, root, unmap(0x99, 7, true)).because).toContain("fpageUnmap.nothing");
});
