import { expect, test } from "vitest";
import * as claims from "../../../spec/claims/mappingSteps.ts";
import {
  threadKey,
  type Event,
  type Mapping,
  type Rights,
  type State,
} from "../../../spec/index.ts";
import {
  after,
  booted,
  does,
  editSpace,
  forest,
  FRAME,
  id,
  item,
  makes,
  mapped,
  offers,
  root,
  send,
  sigma0,
  wait,
} from "../world.ts";
import { stepOf, tickStep } from "./state.ts";

const child = threadKey(3, 0);
let world = makes(booted, root, 3);
world = mapped(world, sigma0, FRAME, root, 0x40);
world = { ...mapped(world, root, 0x40, child, 0x50), running: root };
const unmap: Event = {
  tag: "fpageUnmap",
  flexpage: { tag: "pages", firstPage: 0x40, log2Pages: 0 },
  revoke: 7,
  ownPageToo: false,
};
const good = (event: Event): State => does(world, root, event).state;

test("mappingsAppearOnlyInOpenWindows: nobody had opened one", () => {
  const { violations } = claims.mappingsAppearOnlyInOpenWindows;
  const without = editSpace(world, 3, []);
  expect(violations(tickStep(without, world))).toHaveLength(1);
  const waiting = after(without, [child, wait(0x50)]);
  const message = offers(item("map", 0x40, 7));
  const event = send(id(world, child), message);
  const there = { ...waiting, running: root };
  expect(violations(stepOf(there, event, after(there, [root, event])))).toEqual([]);
  expect(violations(stepOf(after(without, [child, wait(0x60)]), event, world))).toHaveLength(1);
});

test("unmapRevokesEverythingDerived: a child survives", () => {
  const { violations } = claims.unmapRevokesEverythingDerived;
  expect(violations(stepOf(world, unmap, world))).toHaveLength(1);
  expect(violations(stepOf(world, unmap, good(unmap)))).toEqual([]);
});

test("unmapTouchesNothingElse: my own page is gone without the flag", () => {
  const { violations } = claims.unmapTouchesNothingElse;
  expect(violations(stepOf(world, unmap, editSpace(good(unmap), 2, [])))).toHaveLength(1);
  expect(violations(stepOf(world, unmap, good(unmap)))).toEqual([]);
});

test("grantMovesOneNodeAndItsSubtree: the granter keeps its page", () => {
  const { violations } = claims.grantMovesOneNodeAndItsSubtree;
  const waiting = { ...after(world, [child, wait(0x51)]), running: root };
  const grant = send(id(world, child), offers(item("grant", 0x40, 7)));
  const map = send(id(world, child), offers(item("map", 0x40, 7)));
  expect(violations(stepOf(waiting, grant, after(waiting, [root, grant])))).toEqual([]);
  expect(violations(stepOf(waiting, grant, after(waiting, [root, map])))).toHaveLength(1);
});

test("grantMovesOneNodeAndItsSubtree: the granter was queued, and keeps its page", () => {
  const { violations } = claims.grantMovesOneNodeAndItsSubtree;
  const queued = (tag: "grant" | "map"): State =>
    after(world, [root, send(id(world, child), offers(item(tag, 0x40, 7)))]);
  const takes = wait(0x51);
  const granted = stepOf({ ...queued("grant"), running: child }, takes, world);
  const moved = after(queued("grant"), [child, takes]);
  const copied = after(queued("map"), [child, takes]);
  expect(violations({ ...granted, after: moved })).toEqual([]);
  expect(violations({ ...granted, after: copied })).toHaveLength(1);
});

test("grantMovesOneNodeAndItsSubtree: the page's parent is granted to its place at once", () => {
  const four = threadKey(4, 0);
  const both = makes(world, root, 4);
  const grant = send(id(both, child), offers(item("grant", 0x40, 7)));
  const ready = after(both, [four, wait(0x51)], [root, grant]);
  const { receive } = wait(0x50);
  const passesOn = { ...send(id(both, four), offers(item("grant", 0x50, 7))), receive };
  const step = stepOf({ ...ready, running: child }, passesOn, after(ready, [child, passesOn]));
  expect(forest(step.after)).toContain("4:51 from 3:50 7");
  expect(claims.grantMovesOneNodeAndItsSubtree.violations(step)).toEqual([]);
});

test("deletedTasksLeaveNoMapping: what was derived stays", () => {
  const { violations } = claims.deletedTasksLeaveNoMapping;
  const deleteChild: Event = {
    tag: "taskNew",
    task: id(world, child),
    mcp: 0,
    owner: { tag: "nil" },
    sp: 0,
    ip: 0,
    pager: id(world, root),
  };
  const replaced = good(deleteChild);
  expect(violations(stepOf(world, deleteChild, replaced))).toEqual([]);
  const space = world.tasks[3]?.tag === "active" ? world.tasks[3].space : [];
  expect(violations(stepOf(world, deleteChild, editSpace(replaced, 3, space)))).toHaveLength(1);
});

test("sigma0KeepsItsRoots: a root is gone, has fewer rights, or is derived", () => {
  const { violations } = claims.sigma0KeepsItsRoots;
  const roots = booted.tasks[1]?.tag === "active" ? booted.tasks[1].space : [];
  const [first, ...rest] = roots;
  if (first === undefined) throw new Error("σ0 has roots");
  const parent = { task: 2, page: 0x40 } as NonNullable<Mapping["parent"]>;
  const wrong = [[], [{ ...first, rights: 4 as Rights }], [{ ...first, parent }]];
  for (const instead of wrong)
    expect(violations(tickStep(booted, editSpace(booted, 1, [...instead, ...rest])))).toHaveLength(
      1,
    );
  expect(violations(tickStep(booted, editSpace(booted, 1, roots.slice())))).toEqual([]);
});
