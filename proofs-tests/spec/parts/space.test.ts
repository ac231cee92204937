import { expect, test } from "vitest";
import * as space from "../../../spec/parts/space.ts";
import { forest, FRAME, handedOn, place } from "../world.ts";

const world = handedOn;

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
