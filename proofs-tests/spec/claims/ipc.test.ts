import { expect, test } from "vitest";
import * as claims from "../../../spec/claims/ipc.ts";
import {
  after,
  booted,
  call,
  does,
  editThread,
  id,
  makes,
  root,
  running,
  send,
  sigma0,
  wait,
  noStrings,
} from "../world.ts";
import { threadKey } from "../../../spec/index.ts";
import { stepOf, tickStep } from "./state.ts";

const child = threadKey(3, 0);
const world = makes(booted, root, 3);
const polling = after(world, [sigma0, send(id(world, root))], [child, send(id(world, root))]);

test("aThreadIsQueuedExactlyWhereItPolls: nowhere, twice, or dead", () => {
  const { violations } = claims.aThreadIsQueuedExactlyWhereItPolls;
  expect(violations(polling)).toEqual([]);
  expect(violations(editThread(polling, root, { queue: [sigma0] }))).toHaveLength(1);
  expect(violations(editThread(polling, root, { queue: [sigma0, child, child] }))).toHaveLength(1);
  expect(violations(editThread(world, root, { queue: [threadKey(5, 0)] }))).toHaveLength(1);
});

test("nobodyWaitsWhileAMatchingSenderIsQueued: a waiter with a queue", () => {
  const { violations } = claims.nobodyWaitsWhileAMatchingSenderIsQueued;
  const activity = {
    tag: "waiting",
    purpose: "ipc",
    source: { tag: "open" },
    window: { tag: "noPage" },
    ...noStrings,
    deadline: "never",
  } as const;
  expect(violations(polling)).toEqual([]);
  expect(violations(editThread(polling, root, { activity }))).toHaveLength(2);
  // A start wait for a name that names nobody hears whoever stands there now, and did not before.
  const from = { tag: "thread", chief: 9, task: 9, lthread: 0, version: 1 } as const;
  const source = { tag: "closed", from } as const;
  const below = after(world, [root, send(id(world, child))]);
  const starts = editThread(below, child, {
    activity: { ...activity, purpose: "start", source },
  });
  expect(violations(starts)).toEqual([]);
  expect(violations(editThread(below, child, { activity: { ...activity, source } }))).toHaveLength(
    1,
  );
});

test("noDeadlineOutlivesItsRendezvous: a deadline in the past", () => {
  const late = {
    ...after(world, [sigma0, { ...send(id(world, root)), sendTimeout: 1000 }]),
    now: 1,
  };
  expect(claims.noDeadlineOutlivesItsRendezvous.violations(late)).toHaveLength(1);
});

test("pollersPollTheLiving: on the dead, on oneself, waiting for nobody", () => {
  const { violations } = claims.pollersPollTheLiving;
  const activity = {
    tag: "polling",
    purpose: "ipc",
    to: threadKey(5, 0),
    message: { label: 0, untyped: 0, words: [], items: [] },
    deadline: "never",
    envelope: { from: id(world, root), to: id(world, root), redirected: false, propagated: false },
    receive: undefined,
    transferTimeout: "never",
  } as const;
  expect(violations(editThread(world, root, { activity }))).toHaveLength(1);
  expect(violations(editThread(world, root, { activity: { ...activity, to: root } }))).toHaveLength(
    1,
  );
  const fault = { ...activity, to: sigma0, purpose: "pageFault" } as const;
  expect(violations(editThread(world, root, { activity: fault }))).toEqual([]);
  const envelope = { ...fault.envelope, to: { ...id(world, child), version: 9 } };
  expect(violations(editThread(world, root, { activity: { ...fault, envelope } }))).toHaveLength(1);
  const waiting = {
    tag: "waiting",
    purpose: "ipc",
    source: { tag: "closed", from: { tag: "nil" } },
    window: { tag: "noPage" },
    ...noStrings,
    deadline: "never",
  } as const;
  expect(violations(editThread(world, root, { activity: waiting }))).toHaveLength(1);
});

test("sendersAreServedInOrder: the queue is turned round", () => {
  const turned = editThread(polling, root, { queue: [child, sigma0] });
  expect(claims.sendersAreServedInOrder.violations(tickStep(polling, polling))).toEqual([]);
  expect(claims.sendersAreServedInOrder.violations(tickStep(polling, turned))).toHaveLength(1);
});

test("openReceiversServeTheFirst: the second was taken", () => {
  const { violations } = claims.openReceiversServeTheFirst;
  const before = { ...polling, running: root };
  const second = editThread(polling, root, { queue: [sigma0] });
  expect(violations(stepOf(before, wait(), second))).toHaveLength(1);
  expect(violations(stepOf(before, wait(), after(before, [root, wait()])))).toEqual([]);
  // Who sends first has come to its receive phase if it heard somebody.
  const idle = after(makes(polling, root, 4), [threadKey(4, 0), wait()]);
  const sends = { ...send(id(idle, threadKey(4, 0))), receive: wait().receive };
  const { state, effects } = does(idle, root, sends);
  const step = { before: running(idle, root), event: sends, effects };
  expect(violations({ ...step, after: state })).toEqual([]);
  const wrong = editThread(state, root, { queue: [sigma0] });
  expect(violations({ ...step, after: wrong })).toHaveLength(1);
  expect(violations({ ...step, after: wrong, effects: [] })).toEqual([]);
});

test("aReplyWithZeroTimeoutReachesItsCaller: the caller waits on", () => {
  const { violations } = claims.aReplyWithZeroTimeoutReachesItsCaller;
  const called = after(world, [child, wait()], [root, call(id(world, child))]);
  const reply = { ...send(id(world, root)), sendTimeout: 0 } as const;
  expect(violations(stepOf(called, reply, called))).toHaveLength(1);
  expect(violations(stepOf(called, reply, after(called, [child, reply])))).toEqual([]);
});

test("faultedThreadsStayFaulted: one wakes up by itself", () => {
  const faulted = editThread(world, root, { activity: { tag: "faulted" } });
  expect(claims.faultedThreadsStayFaulted.violations(tickStep(faulted, world))).toHaveLength(1);
  const exRegs = {
    tag: "lthreadExRegs",
    lthread: 0,
    ip: 1,
    sp: undefined,
    pager: undefined,
  } as const;
  const bySelf = { ...faulted, running: root };
  expect(claims.faultedThreadsStayFaulted.violations(stepOf(bySelf, exRegs, world))).toEqual([]);
});

test("theKernelsCallsHaveNoDeadline: a fault that would time out", () => {
  const { violations } = claims.theKernelsCallsHaveNoDeadline;
  const activity = {
    tag: "waiting",
    source: { tag: "closed", from: id(world, sigma0) },
    window: { tag: "noPage" },
    ...noStrings,
    deadline: 9,
  } as const;
  for (const purpose of ["pageFault", "exception", "start"] as const)
    expect(violations(editThread(world, root, { activity: { ...activity, purpose } }))).toEqual([
      `2.0 is waiting (${purpose}) until tick 9`,
    ]);
  const own = { ...activity, purpose: "ipc" } as const;
  expect(violations(editThread(world, root, { activity: own }))).toEqual([]);
});
