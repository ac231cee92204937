import { expect, test } from "vitest";
import {
  activeTask,
  threadKey,
  type Place,
  type Rights,
  type TaskNumber,
} from "../../../spec/index.ts";
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
  expect(space.isAncestor(world, place(2, 0x40), place(2, 0x60))).toBe(true);
  expect(space.isAncestor(world, place(2, 0x60), place(2, 0x40))).toBe(false);
  expect(space.isAncestor(world, place(2, 0x40), place(2, 0x40))).toBe(false);
});

test("flushing a place takes its subtree", () => {
  expect(forest(space.flush(world, place(3, 0x50)))).toHaveLength(1);
});

test("moving a place takes its children along and masks them", () => {
  const moved = space.move(world, place(3, 0x50), place(3, 0x51), 5 as Rights);
  expect(forest(moved)).toEqual([
    `2:40 from 1:${FRAME.toString(16)} 7`,
    "2:60 from 3:51 5",
    "3:51 from 2:40 5",
  ]);
  const cut = space.move(world, place(3, 0x50), place(3, 0x51), 2 as Rights);
  expect(forest(cut).filter((m) => m.startsWith("2:60"))).toEqual([]);
});

test("rights grow only where asked", () => {
  const weak = space.revoke(world, new Set([space.placeCode(2, 0x40)]), 7 & ~4, false);
  expect(forest(weak)[2]).toBe("3:50 from 2:40 4");
  expect(forest(space.widen(weak, place(3, 0x50), 1 as Rights))[2]).toBe("3:50 from 2:40 5");
});

test("spaces stay sorted, and what does not change stays the same object", () => {
  const mapping = { page: 0x45, frame: FRAME, rights: 7 as Rights, parent: place(1, FRAME) };
  const more = space.insert(world, 2 as TaskNumber, mapping);
  expect(activeTask(more, 2)?.space.map(({ page }) => page)).toEqual([0x40, 0x45, 0x60]);
  expect(space.mappingAt(more, 2, 0x45)).toBe(mapping);
  expect(space.mappingAt(more, 2, 0x46)).toBeUndefined();
  expect(space.rewriteMappings(world, (m) => m)).toBe(world);
});

test("several at once are what they are one by one", () => {
  const mapping = (page: number) => ({
    page,
    frame: FRAME,
    rights: 7 as Rights,
    parent: place(1, FRAME),
  });
  const several = [0x3f, 0x41, 0x45, 0x61].map(mapping);
  const task = 2 as TaskNumber;
  const oneByOne = several.reduce((state, one) => space.insert(state, task, one), world);
  expect(space.insertAll(world, task, several)).toEqual(oneByOne);
  expect(space.insertAll(world, task, [])).toEqual(world);
});
