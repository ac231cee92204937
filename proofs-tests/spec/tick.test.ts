import { expect, test } from "vitest";
import { step, threadAt, type State } from "../../spec/index.ts";
import { tick } from "../../spec/tick.ts";
import { begin } from "../../spec/parts/progress.ts";
import {
  after,
  booted,
  editThread,
  id,
  ipc,
  resultsOf,
  root,
  running,
  send,
  sigma0,
  wait,
  waitFor,
} from "./world.ts";

const ticks = (state: State) => step(state, { tag: "tick" }, "plentiful");

test("the running thread is charged; nothing else happens", () => {
  const [{ state, because }] = ticks(running(booted, root));
  expect(threadAt(state, root).remaining).toBe(9);
  expect([state.now, state.running]).toEqual([1, root]);
  expect(because).toEqual(["tick.passes", "schedule.continues"]);
});

test("a slice that ends is refilled, and an equal has its turn", () => {
  const tired = editThread(running(booted, root), root, { remaining: 1 });
  const [{ state }] = ticks(tired);
  expect(threadAt(state, root).remaining).toBe(10);
  expect(state.running).toBe(sigma0);
});

test("deadlines fire when they have come, and not before", () => {
  const sent = after(booted, [root, ipc({ to: id(booted, sigma0), sendTimeout: 1001 })]);
  const [{ state: first }] = ticks(sent);
  expect(threadAt(first, root).activity.tag).toBe("polling");
  const [{ state, effects }] = ticks(first);
  expect(threadAt(state, sigma0).queue).toEqual([]);
  expect(resultsOf(effects, root)).toMatchObject([
    { failure: { phase: "send", error: "timeout" } },
  ]);
});

test("equal deadlines fire in the order task, lthread", () => {
  const receive = { ...wait().receive!, timeout: 1000 };
  const both = after(booted, [root, ipc({ receive })], [sigma0, ipc({ receive })]);
  expect(both.running).toBeUndefined();
  const [{ effects }] = tick(begin(both));
  expect(effects.map(({ thread }) => thread)).toEqual([sigma0, root]);
});

test("an idle machine lets time pass", () => {
  const idle = after(booted, [root, waitFor(id(booted, root))], [sigma0, send(id(booted, root))]);
  const [{ state, because }] = ticks(idle);
  expect(state.now).toBe(1);
  expect(because).toContain("schedule.idle");
});
