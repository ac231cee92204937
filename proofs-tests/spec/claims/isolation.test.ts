import { expect, test } from "vitest";
import * as claims from "../../../spec/claims/isolation.ts";
import {
  nil,
  taskNumber,
  threadKey,
  withFrames,
  withTask,
  type Effect,
  type Mapping,
  type Name,
  type Rights,
  type State,
} from "../../../spec/index.ts";
import { booted, editSpace, editThread, FRAME, id, makes, mapped } from "../world.ts";
import { root, send, sigma0 } from "../world.ts";
import { stepOf, tickStep } from "./state.ts";

const child = threadKey(3, 0);
const other = threadKey(4, 0);
const family = makes(makes(booted, root, 3), root, 4);
const world: State = { ...mapped(family, sigma0, FRAME, root, 0x40), running: root };

const page = (frame: number, rights: number): Mapping => ({
  page: 0x50,
  frame,
  rights: rights as Rights,
  parent: { task: taskNumber(2), page: 0x40 },
});

test("authorityGrowsOnlyThroughIpc: who sends may give what it has, and nothing else", () => {
  const { violations } = claims.authorityGrowsOnlyThroughIpc;
  const sends = send(id(world, child));
  const given = editSpace(world, 3, [page(FRAME, 7)]);
  expect(violations(stepOf(world, sends, given))).toEqual([]);
  expect(violations(tickStep(world, given))).toHaveLength(1);
  const more = editSpace(world, 3, [page(FRAME + 1, 4)]);
  expect(violations(stepOf(world, sends, more))).toEqual([
    "task 3 gained rights 4 to frame 80101 from nobody",
  ]);
});

test("authorityGrowsOnlyThroughIpc: through another whose message waits", () => {
  const { violations } = claims.authorityGrowsOnlyThroughIpc;
  const activity = {
    tag: "polling",
    purpose: "ipc",
    to: other,
    message: { label: 0, untyped: 0, words: [], items: [] },
    envelope: {
      from: id(world, child),
      to: id(world, other),
      redirected: false,
      propagated: false,
    },
    deadline: "never",
    receive: undefined,
    transferTimeout: "never",
  } as const;
  const polling = editThread(world, child, { activity });
  const given = editSpace(polling, 4, [page(FRAME, 4)]);
  expect(violations(stepOf(polling, send(id(world, child)), given))).toEqual([]);
  expect(violations(stepOf(world, send(id(world, child)), given))).toHaveLength(1);
});

const taskNew = {
  tag: "taskNew",
  task: { tag: "thread", chief: 2, task: 5, lthread: 0, version: 0 },
  mcp: 0,
  owner: { tag: "nil" },
  sp: 0,
  ip: 0,
  pager: { tag: "nil" },
} as const;

const told = (name: Name): readonly Effect[] => [
  { thread: root, result: { tag: "taskNew", id: name } },
];

test("numbersPassOnlyFromTheirOwners: nobody takes what is another's", () => {
  const { violations } = claims.numbersPassOnlyFromTheirOwners;
  const before = withTask(world, 4, { tag: "inactive", owner: 2, lastVersion: 1 });
  const passed = withTask(world, 4, { tag: "inactive", owner: 3, lastVersion: 1 });
  expect(violations(stepOf(before, taskNew, passed))).toEqual([]);
  expect(violations(tickStep(before, passed))).toHaveLength(1);
  expect(violations(stepOf({ ...before, running: child }, taskNew, passed))).toHaveLength(1);
  // The owner's task is named, and refused to end.
  const owned = withTask(world, 4, { tag: "inactive", owner: 3, lastVersion: 1 });
  const taken = withTask(world, 4, { tag: "inactive", owner: 2, lastVersion: 1 });
  const named = { tag: "thread", chief: 2, task: 3, lthread: 0, version: 1 } as const;
  const step = stepOf(owned, { ...taskNew, task: named }, taken);
  expect(violations({ ...step, effects: told(named) })).toEqual([]);
  expect(violations({ ...step, effects: told(nil) })).toHaveLength(1);
});

test("aStepWritesOnlyWhatItsTaskMayWrite: threads of others", () => {
  const { violations } = claims.aStepWritesOnlyWhatItsTaskMayWrite;
  const event = send(id(world, sigma0));
  const changed = (state: State): number => violations(stepOf(world, event, state)).length;
  expect(changed(editThread(world, root, { ip: 0x100 }))).toBe(0);
  expect(changed(editThread(world, child, { queue: [root] }))).toBe(0);
  expect(changed(editThread(world, child, { ip: 0x100 }))).toBe(1);
  expect(changed(editThread(world, child, { pager: id(world, sigma0) }))).toBe(1);
  expect(changed(editThread(world, child, { activity: { tag: "faulted" } }))).toBe(1);
});

test("aStepWritesOnlyWhatItsTaskMayWrite: a task_new replaces a task, if it is not refused", () => {
  const { violations } = claims.aStepWritesOnlyWhatItsTaskMayWrite;
  const named = { tag: "thread", chief: 2, task: 3, lthread: 0, version: 1 } as const;
  const changed = editThread(world, child, { pager: id(world, sigma0) });
  const step = stepOf(world, { ...taskNew, task: named }, changed);
  expect(violations({ ...step, effects: told(named) })).toEqual([]);
  expect(violations({ ...step, effects: told(nil) })).toEqual([
    "3.0 of another task has another pager",
  ]);
});

test("aStepWritesOnlyWhatItsTaskMayWrite: an answer to an exception says where to go on", () => {
  const { violations } = claims.aStepWritesOnlyWhatItsTaskMayWrite;
  const waits = (purpose: "exception" | "ipc"): State =>
    editThread(world, child, {
      activity: {
        tag: "waiting",
        purpose,
        source: { tag: "closed", from: id(world, root) },
        window: { tag: "noPage" },
        buffer: { address: 0, length: 0 },
        transferTimeout: "never",
        deadline: "never",
      },
    });
  const answered = editThread(world, child, { ip: 0x100, activity: { tag: "ready" } });
  const sends = send(id(world, child));
  expect(violations(stepOf(waits("exception"), sends, answered))).toEqual([]);
  expect(violations(stepOf(waits("ipc"), sends, answered))).toHaveLength(1);
});

test("aStepWritesOnlyWhatItsTaskMayWrite: frames that nobody here may write", () => {
  const { violations } = claims.aStepWritesOnlyWhatItsTaskMayWrite;
  const { first, pages } = world.frames;
  const written = (frame: number): State =>
    withFrames(world, {
      first,
      pages: pages.with(frame - first, new Uint32Array(1024)),
    });
  const stores = { tag: "access", access: "store", address: 0x40000, value: 0 } as const;
  expect(violations(stepOf(world, stores, written(FRAME)))).toEqual([]);
  expect(violations(stepOf(world, stores, written(FRAME + 1)))).toHaveLength(1);
});
