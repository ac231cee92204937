import { expect, test } from "vitest";
import { nil, threadAt, threadKey } from "../../../spec/index.ts";
import {
  booted,
  does,
  editThread,
  id,
  makes,
  mayDo,
  root,
  sigma0,
  waitFor,
  after,
} from "../world.ts";

const child = threadKey(3, 0);
const world = editThread(makes(booted, root, 3), child, { priority: 5 });

test("a ready thread runs even when its priority is lower", () => {
  expect(does(world, root, { tag: "threadSwitch", to: id(world, child) }).state.running).toBe(
    child,
  );
});

test("nil: I go last with a fresh slice, and an equal runs", () => {
  const tired = editThread(world, root, { remaining: 2 });
  const { state } = does(tired, root, { tag: "threadSwitch", to: nil });
  expect(state.running).toBe(sigma0);
  expect(threadAt(state, root).remaining).toBe(10);
});

test("who is not ready counts as nil; alone, I go on", () => {
  const asleep = after(world, [sigma0, waitFor(id(world, sigma0))]);
  const outcomes = mayDo(asleep, root, { tag: "threadSwitch", to: id(world, sigma0) });
  expect(outcomes.map(({ state }) => state.running)).toEqual([root]);
  expect(outcomes[0].because).toEqual(["threadSwitch.yields", "schedule.continues"]);
});
