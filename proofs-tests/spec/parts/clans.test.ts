import { expect, test } from "vitest";
import { threadKey } from "../../../spec/index.ts";
import { depthOf, nearest, partner } from "../../../spec/parts/clans.ts";
import { booted, hands, id, makes, root, sigma0 } from "../world.ts";

const three = threadKey(3, 0);
const four = threadKey(4, 0);
const world = makes(hands(makes(booted, root, 3), root, 4, three), three, 4);

test("partners are the living of my clan, my chief and my children", () => {
  expect(partner(world, root, id(world, sigma0))).toBe(sigma0);
  expect(partner(world, root, id(world, three))).toBe(three);
  expect(partner(world, three, id(world, root))).toBe(root);
  expect(partner(world, root, id(world, root))).toBe(root);
  expect(partner(world, root, id(world, four))).toBeUndefined();
  expect(partner(world, sigma0, id(world, three))).toBeUndefined();
});

test("depth counts the chiefs above", () => {
  expect([2, 3, 4].map((task) => depthOf(world, task as never))).toEqual([0, 1, 2]);
});

test("the nearest of what is in reach is itself", () => {
  for (const me of [sigma0, root, three, four])
    for (const other of [sigma0, root, three, four])
      if (partner(world, me, id(world, other)) !== undefined)
        expect(nearest(world, me, id(world, other)).nearest).toEqual(id(world, other));
});
