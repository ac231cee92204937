import { expect, test } from "vitest";
import { threadKey } from "../../../spec/index.ts";
import { depthOf, isInReach, nearest, route, standsBetween } from "../../../spec/parts/clans.ts";
import { booted, hands, id, makes, root, sigma0 } from "../world.ts";

const three = threadKey(3, 0);
const four = threadKey(4, 0);
const world = makes(hands(makes(booted, root, 3), root, 4, three), three, 4);

test("in reach are my clan, my chief and my children", () => {
  const reaches = (me: typeof root, other: typeof root) => isInReach(world, me, id(world, other));
  expect([sigma0, three, root].map((other) => reaches(root, other))).toEqual([true, true, true]);
  expect([root, four].map((other) => reaches(three, other))).toEqual([true, true]);
  expect([reaches(root, four), reaches(sigma0, three), reaches(four, root)]).toEqual([
    false,
    false,
    false,
  ]);
});

test("a message goes straight to who is in reach, and else to who stands on the way", () => {
  const way = (me: typeof root, to: typeof root) => route(world, me, id(world, to));
  expect(way(root, three)).toEqual({ to: three, redirected: false });
  expect(way(root, four)).toEqual({ to: three, redirected: true });
  expect(way(sigma0, four)).toEqual({ to: root, redirected: true });
  expect(way(four, sigma0)).toEqual({ to: three, redirected: true });
  expect(route(world, root, { ...id(world, three), version: 9 })).toBeUndefined();
  expect(route(world, root, { tag: "any" })).toBeUndefined();
});

test("a chief stands between its clan and everybody else, and nobody else does", () => {
  const between = (me: typeof root, a: typeof root, b: typeof root) =>
    standsBetween(world, me, id(world, a), id(world, b));
  expect(between(three, root, four)).toBe(true);
  expect(between(three, four, root)).toBe(true);
  expect(between(root, sigma0, three)).toBe(true);
  expect(between(sigma0, root, three)).toBe(false);
  // Two chiefs stand between σ0 and 4: neither sees both.
  expect([between(root, sigma0, four), between(three, sigma0, four)]).toEqual([false, false]);
});

test("depth counts the chiefs above", () => {
  expect([2, 3, 4].map((task) => depthOf(world, task as never))).toEqual([0, 1, 2]);
});

test("the nearest of what is in reach is itself", () => {
  for (const me of [sigma0, root, three, four])
    for (const other of [sigma0, root, three, four])
      if (isInReach(world, me, id(world, other)))
        expect(nearest(world, me, id(world, other)).nearest).toEqual(id(world, other));
});
