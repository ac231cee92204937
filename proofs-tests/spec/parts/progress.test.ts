import { expect, test } from "vitest";
import { threadAt } from "../../../spec/index.ts";
import { become, begin, by, change, give, onward } from "../../../spec/parts/progress.ts";
import { booted, root } from "../world.ts";

test("a step in the making grows by values; what it began with stays", () => {
  const start = begin(booted);
  const ruled = by(by(start, "ipc.nothing"), "ipc.nothing");
  expect(ruled.because).toEqual(["ipc.nothing"]);
  const told = give(change(ruled, root, { sp: 4 }), root, { tag: "created" });
  expect(threadAt(told.state, root).sp).toBe(4);
  expect(told.effects).toEqual([{ thread: root, result: { tag: "created" } }]);
  expect(become(told, booted).state).toBe(booted);
  expect(start).toEqual({ state: booted, effects: [], because: [] });
});

test("every way is gone on from, in order, be there none, one or more", () => {
  const twice = (n: number): readonly number[] => [n, 10 * n];
  expect(onward([], twice)).toEqual([]);
  expect(onward([1], twice)).toEqual([1, 10]);
  expect(onward([1, 2], twice)).toEqual([1, 10, 2, 20]);
});
