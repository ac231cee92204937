import { expect, test } from "vitest";
import { nil, threadAt, threadKey } from "../../../spec/index.ts";
import { clanOf, deleteClan, hasThreadLeft, newThread } from "../../../spec/parts/lifecycle.ts";
import { begin } from "../../../spec/parts/progress.ts";
import { booted, hands, makes, root } from "../world.ts";

const three = threadKey(3, 0);
const family = makes(hands(makes(booted, root, 3), root, 4, three), three, 4);

test("a clan is a task and all below it", () => {
  expect([...clanOf(family, 3 as never)]).toEqual([3, 4]);
  expect([...clanOf(family, 4 as never)]).toEqual([4]);
});

test("numbers of the deleted, and those they owned, go to the heir", () => {
  const owning = hands(family, root, 5, three);
  const { state } = deleteClan(begin(owning), 3 as never, 2 as never);
  expect([3, 4, 5].map((n) => state.tasks[n])).toMatchObject(
    [3, 4, 5].map(() => ({ tag: "inactive", owner: 2 })),
  );
  expect(() => deleteClan(begin(owning), 3 as never, 4 as never)).toThrow("never in the clan");
});

test("a new thread is its maker's equal; without an ip it awaits its start", () => {
  const maker = { ...threadAt(booted, root), slice: 4, remaining: 1 };
  expect(newThread(maker, { ip: 8, sp: 9, pager: nil })).toMatchObject({
    ip: 8,
    sp: 9,
    slice: 4,
    remaining: 4,
    activity: { tag: "ready" },
  });
  expect(newThread(maker, { ip: undefined, sp: 9, pager: nil }).activity).toMatchObject({
    purpose: "start",
    source: { tag: "closed", from: nil },
  });
});

test("the pool ends", () => {
  expect(hasThreadLeft(booted)).toBe(true);
  expect(hasThreadLeft({ ...booted, limits: { ...booted.limits, threads: 2 } })).toBe(false);
});
