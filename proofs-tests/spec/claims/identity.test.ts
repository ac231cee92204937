import { expect, test } from "vitest";
import {
  activeTaskAt,
  nil,
  withTask,
  type Effect,
  type Name,
  type State,
  type TaskNumber,
} from "../../../spec/index.ts";
import * as claims from "../../../spec/claims/identity.ts";
import { booted, makes, root } from "../world.ts";
import { stepOf, tickStep } from "./state.ts";

const world = makes(booted, root, 3);
const edit = (number: number, changes: object): State =>
  withTask(world, number, { ...activeTaskAt(world, number as TaskNumber), ...changes });
const inactive = { tag: "inactive", owner: 2, lastVersion: 0 } as const;
const deletes = {
  tag: "taskNew",
  task: nil,
  mcp: 0,
  owner: nil,
  sp: 0,
  ip: 0,
  pager: nil,
} as const;

test("chiefsFormATree: a chief that does not live, a circle", () => {
  const { violations } = claims.chiefsFormATree;
  expect(violations(world)).toEqual([]);
  expect(violations(edit(3, { chief: 7 }))).toHaveLength(1);
  expect(violations(edit(3, { chief: 3 }))).toHaveLength(1);
});

test("mcpNeverGrowsDownTheChiefChain: a child above its chief", () => {
  const { violations } = claims.mcpNeverGrowsDownTheChiefChain;
  expect(violations(edit(2, { mcp: 9 }))).toEqual(["task 3 has mcp 255, its chief 2 has 9"]);
});

test("inactiveNumbersHaveALivingOwner: a number owned by the dead", () => {
  const orphan = withTask(world, 5, { ...inactive, owner: 6 });
  expect(claims.inactiveNumbersHaveALivingOwner.violations(orphan)).toHaveLength(1);
});

test("versionsOnlyGrow: a version that falls, a beginning without a fresh one", () => {
  const { violations } = claims.versionsOnlyGrow;
  expect(violations(tickStep(booted, world))).toEqual([]);
  expect(violations(tickStep(world, edit(3, { version: 0 })))).toHaveLength(1);
  const was = withTask(world, 3, { ...inactive, lastVersion: 1 });
  expect(violations(tickStep(was, world))).toHaveLength(1);
});

test("anIdThatDiedNeverNamesAnyoneAgain: a task comes back with its old version", () => {
  const see = claims.anIdThatDiedNeverNamesAnyoneAgain.begin(world);
  const observed = { event: deletes, effects: [] };
  expect(see({ ...observed, before: world, after: booted })).toEqual([]);
  expect(see({ ...observed, before: booted, after: world })).toHaveLength(1);
});

test("anIdThatDiedNeverNamesAnyoneAgain: a task is replaced by one of the same version", () => {
  const see = claims.anIdThatDiedNeverNamesAnyoneAgain.begin(world);
  const again = { tag: "thread", chief: 2, task: 3, lthread: 0, version: 1 } as const;
  const event = { ...deletes, task: again };
  const at = { event, before: { ...world, running: root }, after: world };
  const told = (name: Name): readonly Effect[] => [
    { thread: root, result: { tag: "taskNew", id: name } },
  ];
  expect(see({ ...at, effects: told({ tag: "nil" }) })).toEqual([]);
  expect(see({ ...at, effects: told(again) })).toHaveLength(1);
});

test("onlyTheChiefDeletes: a task that ends by itself, or by somebody else", () => {
  const { violations } = claims.onlyTheChiefDeletes;
  expect(violations(tickStep(world, booted))).toHaveLength(1);
  expect(violations(stepOf(world, deletes, booted))).toEqual([]);
  const bySigma0 = { ...world, running: 64 as typeof root };
  expect(violations(stepOf(bySigma0, deletes, booted))).toHaveLength(1);
});
