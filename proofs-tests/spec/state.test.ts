import { expect, test } from "vitest";
import {
  activeTask,
  changeThread,
  findThread,
  idOf,
  isReady,
  named,
  threadAt,
  threadKey,
  threadKeys,
  withTask,
} from "../../spec/index.ts";
import { booted, id, makes, root, sigma0 } from "./world.ts";

const world = makes(booted, root, 3);

test("threads are found by key and by whole id", () => {
  expect(threadKeys(world)).toEqual([sigma0, root, threadKey(3, 0)]);
  expect(named(world, id(world, root))).toBe(root);
  for (const changes of [{ version: 2 }, { chief: 1 }, { lthread: 1 }, { task: 4 }])
    expect(named(world, { ...idOf(world, root), ...changes })).toBeUndefined();
  expect(named(world, { tag: "any" })).toBeUndefined();
});

test("changes make another state and leave the old one alone", () => {
  const changed = changeThread(world, root, { sp: 9 });
  expect([threadAt(changed, root).sp, threadAt(world, root).sp]).toEqual([9, 0]);
  expect(changed.tasks[1]).toBe(world.tasks[1]);
});

test("what is inactive has no threads", () => {
  const without = withTask(world, 3, { tag: "inactive", owner: 2, lastVersion: 1 });
  expect(activeTask(without, 3)).toBeUndefined();
  expect(findThread(without, threadKey(3, 0))).toBeUndefined();
  expect(isReady(without, threadKey(3, 0))).toBe(false);
  expect(() => threadAt(without, threadKey(3, 0))).toThrow("lives");
});
