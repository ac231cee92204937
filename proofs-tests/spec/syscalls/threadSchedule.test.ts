import { expect, test } from "vitest";
import { any, nil, threadAt, threadKey, type Event, type State } from "../../../spec/index.ts";
import { reportOf } from "../../../spec/syscalls/threadSchedule.ts";
import {
  after,
  booted,
  does,
  id,
  makes,
  resultsOf,
  root,
  send,
  sigma0,
  wait,
  waitFor,
} from "../world.ts";

const child = threadKey(3, 0);
const world = makes(booted, root, 3);
const schedule = (
  thread: typeof root,
  priority: number | undefined,
  slice: number | undefined,
): Event => ({ tag: "threadSchedule", thread: id(world, thread), priority, slice });

test("results are from before the change, and a new slice starts at once", () => {
  const { state, effects } = does(world, root, schedule(child, 50, 3));
  expect(resultsOf(effects, root)).toMatchObject([{ priority: 100, slice: 10 }]);
  expect(threadAt(state, child)).toMatchObject({ priority: 50, slice: 3, remaining: 3 });
});

test.each([
  ["σ0 may set nothing: its mcp is 0", sigma0, schedule(root, undefined, undefined), "overMcp"],
  ["priority 0", root, schedule(child, 0, undefined), "badPriority"],
  ["priority 256", root, schedule(child, 256, undefined), "badPriority"],
  ["slice 0", root, schedule(child, undefined, 0), "badSlice"],
  ["slice 65536", root, schedule(child, undefined, 65536), "badSlice"],
  ["nil", root, { ...schedule(child, 1, 1), thread: nil } as Event, "noThread"],
] as const)("%s is refused without effect", (_, who, event, rule) => {
  const { state, effects, because } = does(world, who, event);
  expect(resultsOf(effects, who)).toEqual([{ tag: "refused" }]);
  expect(because).toContain(`threadSchedule.${rule}`);
  expect(threadAt(state, child)).toEqual(threadAt(world, child));
});

test("raising another thread's priority above mine lets it run", () => {
  expect(does(world, root, schedule(child, 101, undefined)).state.running).toBe(child);
});

test("a report tells what a thread does and with whom", () => {
  const report = (state: State, key: typeof root) => reportOf(state, key);
  const none = { within: undefined };
  expect(report(world, root)).toEqual({ activity: "ready", partner: nil, ...none });
  const polling = after(world, [child, send(id(world, root))]);
  expect(report(polling, child)).toEqual({
    activity: "polling",
    partner: id(world, root),
    ...none,
  });
  const open = after(world, [child, wait()]);
  expect(report(open, child)).toEqual({ activity: "waiting", partner: any, ...none });
  const closed = after(world, [child, waitFor(id(world, root))]);
  expect(report(closed, child)).toMatchObject({ partner: id(world, root) });
  const fault = after(world, [child, { tag: "access", access: "load", address: 0 }]);
  expect(report(fault, child)).toMatchObject({ activity: "polling", within: "pageFault" });
});
