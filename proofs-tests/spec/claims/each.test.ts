import { expect, test } from "vitest";
import { ofEachThread } from "../../../spec/claims/each.ts";
import { describeKey, threadAt, threadKeys } from "../../../spec/index.ts";
import { booted, makes, root } from "../world.ts";

test("every living thread is asked, ascending; what is wrong is told", () => {
  const world = makes(booted, root, 3);
  const all = ofEachThread(world, (thread, key) => {
    expect(thread).toBe(threadAt(world, key));
    return describeKey(key);
  });
  expect(all).toEqual(threadKeys(world).map(describeKey));
  expect(ofEachThread(world, (_, key) => (key === root ? "wrong" : undefined))).toEqual(["wrong"]);
});
