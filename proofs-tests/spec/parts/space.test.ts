import { expect, test } from "vitest";
import { threadKey, type Place, type TaskNumber } from "../../../spec/index.ts";
import * as space from "../../../spec/parts/space.ts";
import { booted, forest, FRAME, makes, mapped, root, sigma0 } from "../world.ts";

const child = threadKey(3, 0);
const place = (task: number, page: number): Place => ({ task: task as TaskNumber, page });
// σ0 → 2:40 → 3:50 → 2:60.
let world = makes(booted, root, 3);
world = mapped(world, sigma0, FRAME, root, 0x40);
world = mapped(world, root, 0x40, child, 0x50);
world = mapped(world, child, 0x50, root, 0x60);

test("what is derived is found at any depth, in any task", () => {
  const derived = space.derivedFrom(world, new Set([space.placeCode(2, 0x40)]));
  expect([...derived]).toEqual([space.placeCode(3, 0x50), space.placeCode(2, 0x60)]);
});

test("what is revoked is taken from what is derived", () => {
  const weak = space.revoke(world, new Set([space.placeCode(2, 0x40)]), 7 & ~4, false);
  expect(forest(weak)[2]).toBe("3:50 from 2:40 4");
});

test("a place has a code, and the code its place", () => {
  expect(space.placeOf(space.placeCode(3, 0xbffff))).toEqual(place(3, 0xbffff));
});

test("what does not change stays the same object", () => {
  expect(space.mappingAt(world, 2, 0x40)?.frame).toBe(FRAME);
  expect(space.mappingAt(world, 2, 0x46)).toBeUndefined();
  expect(space.rewriteMappings(world, (m) => m)).toBe(world);
});
