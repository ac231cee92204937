import { describe, expect, test } from "vitest";
import {
  completeSpace,
  threadKey,
  type Flexpage,
  type Memory,
  type PageItem,
  type Place,
  type State,
} from "../../../spec/index.ts";
import { mapItems, pieceOf } from "../../../spec/parts/items.ts";
import { begin } from "../../../spec/parts/progress.ts";
import { booted, forest, FRAME, item, makes, mapped, root, sigma0 } from "../world.ts";

const pages = (firstPage: number, log2Pages: number): Flexpage => ({
  tag: "pages",
  firstPage,
  log2Pages,
});
const offer = (flexpage: Flexpage, hotSpot: number): PageItem => ({
  ...item("map", 0, 7),
  flexpage,
  hotSpot,
});

describe("windows", () => {
  test.each([
    ["equal", pages(0x10, 2), pages(0x40, 2), 0x99, 0x10, 0x40, 4],
    ["larger: the hot spot says where", pages(0x10, 1), pages(0x40, 3), 0x0d, 0x10, 0x44, 2],
    ["smaller: the hot spot says what", pages(0x10, 3), pages(0x40, 1), 0x0d, 0x14, 0x40, 2],
    ["complete", pages(0x10, 0), completeSpace, 0x123, 0x10, 0x123, 1],
  ] as const)("%s", (_, flexpage, window, hotSpot, source, destination, count) => {
    expect(pieceOf(offer(flexpage, hotSpot), window)).toMatchObject({
      source,
      destination,
      pages: count,
    });
  });

  test("no page on either side: nothing", () => {
    expect(pieceOf(offer({ tag: "noPage" }, 0), completeSpace)).toBeUndefined();
    expect(pieceOf(offer(completeSpace, 0), { tag: "noPage" })).toBeUndefined();
  });
});

const child = threadKey(3, 0);
const frame = FRAME.toString(16);
let world = makes(booted, root, 3);
world = mapped(world, sigma0, FRAME, root, 0x40);
world = mapped(world, root, 0x40, child, 0x50, 5);

const route = (from: number, to: number) => ({ from, to, memory: "plentiful" }) as never;
const maps = (state: State, offered: PageItem, window: number, from: number, to: number) => {
  const [first] = mapItems(begin(state), [offered], pages(window, 0), route(from, to));
  return { because: first?.progress.because, forest: forest(first?.progress.state ?? state) };
};

describe("a page", () => {
  test("derived from the same page: rights are joined", () => {
    const { because, forest: now } = maps(world, item("map", 0x40, 6), 0x50, 2, 3);
    expect(because).toContain("map.widens");
    expect(now[1]).toBe("3:50 from 2:40 7");
  });

  test("occupied by another: flushed with its subtree", () => {
    const { because, forest: now } = maps(world, item("map", FRAME + 1, 7), 0x40, 1, 2);
    expect(because).toContain("map.flushes");
    expect(now).toEqual([`2:40 from 1:${(FRAME + 1).toString(16)} 7`]);
  });

  test("over its own ancestor: skipped, nothing flushed", () => {
    const { because, forest: now } = maps(world, item("map", 0x50, 7), 0x40, 3, 2);
    expect(because).toContain("map.overAncestor");
    expect(now).toEqual(forest(world));
  });

  test("a root of σ0 is never a destination", () => {
    expect(maps(world, item("map", 0x40, 7), FRAME + 1, 2, 1).because).toContain("map.root");
  });

  test("rights that come to nothing: skipped", () => {
    expect(maps(world, item("map", 0x50, 2), 0x60, 3, 2).because).toContain("map.noRights");
  });

  test("within one task: a no-op", () => {
    expect(maps(world, item("grant", 0x40, 7), 0x60, 2, 2).forest).toEqual(forest(world));
  });

  test("granted: it moves, with parent and children, and rights are masked", () => {
    const { forest: now } = maps(world, item("grant", 0x50, 4), 0x60, 3, 2);
    expect(now).toEqual([`2:40 from 1:${frame} 7`, "2:60 from 2:40 4"]);
  });

  test("granting a root maps it", () => {
    const { because, forest: now } = maps(world, item("grant", FRAME + 1, 7), 0x60, 1, 2);
    expect(because).toContain("grant.root");
    expect(now).toContain(`2:60 from 1:${(FRAME + 1).toString(16)} 7`);
  });
});

test("what lies beyond the user area is cut off", () => {
  const far = offer(pages(FRAME, 1), 0xc0000);
  const [cut] = mapItems(begin(world), [far], completeSpace, route(1, 2));
  expect(cut?.progress.because).toContain("map.beyond");
  expect(forest(cut?.progress.state ?? booted)).toEqual(forest(world));
  expect(maps(world, item("map", FRAME, 7), 0xbffff, 1, 2).forest).toHaveLength(3);
});

test("scarce memory may end the message at every page that needs some", () => {
  const scarce = { from: 1, to: 2, memory: "scarce" } as never;
  const ways = mapItems(begin(world), [offer(pages(FRAME, 2), 0x40)], completeSpace, scarce);
  // 0x40 is occupied and costs nothing; 0x41 to 0x43 are free.
  expect(ways.map(({ complete }) => complete)).toEqual([true, false, false, false]);
  expect(ways.map(({ progress }) => forest(progress.state).length)).toEqual([5, 2, 3, 4]);
});

test("where memory ended may be said: that one way is left", () => {
  const endsAt = ({ page }: Place): boolean => page === 0x42;
  const known = { from: 1, to: 2, memory: { endsAt } } as never;
  const ways = mapItems(begin(world), [offer(pages(FRAME, 2), 0x40)], completeSpace, known);
  expect(ways.map(({ complete }) => complete)).toEqual([false]);
  expect(ways.map(({ progress }) => forest(progress.state).length)).toEqual([3]);
});

test.each(["map", "grant"] as const)("a %s that may end early goes all the same ways", (tag) => {
  const occupied = mapped(world, sigma0, FRAME + 3, root, 0x81);
  const offered: PageItem = { ...item(tag, 0, 7), flexpage: pages(FRAME, 3), hotSpot: 0 };
  const ways = (memory: Memory) =>
    mapItems(begin(occupied), [offered], pages(0x80, 3), {
      from: 1,
      to: 2,
      memory,
    } as never);
  const [complete, ...early] = ways("scarce");
  expect(ways("plentiful")).toEqual([complete]);
  expect(ways({ endsAt: () => false })).toEqual([complete]);
  expect(ways({ endsAt: () => true })).toEqual([early[0]]);
  expect(forest(complete?.progress.state ?? occupied)).toContain(
    `2:82 from 1:${(FRAME + 2).toString(16)} 7`,
  );
});
