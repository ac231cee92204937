import { expect, test } from "vitest";
import { activeOf, markOf, ownerOf, rootTableOf } from "../../../impl/layout/index.ts";
import { deleteClan, depthOf } from "../../../impl/parts/tasks.ts";
import {
  booted,
  freeCounts,
  ipc,
  makeChild,
  makeTask,
  makeThread,
  ROOT,
  runAs,
  tcbOf,
} from "../world.ts";

/** A line of tasks 3, 4, … `last` below root, each the chief of the next. */
function line(last: number): ReturnType<typeof booted> {
  const m = booted();
  let chief = makeTask(m, 3);
  for (let number = 4; number <= last; number++) chief = makeChild(m, chief, number);
  runAs(m, ROOT);
  return m;
}

test("Depth counts the chiefs", () => {
  const m = line(6);
  expect([1, 2, 3, 4, 5, 6].map((number) => depthOf(m, number))).toEqual([0, 0, 1, 2, 3, 4]);
});

test("A clan goes with all below it, and nothing above or beside it", () => {
  const m = line(6);
  makeTask(m, 7);
  deleteClan(m, 4, 3);
  expect([3, 4, 5, 6, 7].map((number) => activeOf(m, number))).toEqual([1, 0, 0, 0, 1]);
  expect([4, 5, 6].map((number) => ownerOf(m, number))).toEqual([3, 3, 3]);
  for (let number = 1; number <= 8; number++) expect(markOf(m, number)).toBe(0);
  expect(rootTableOf(m, 4)).toBe(0);
});

test("Threads of the dead that poll on one another leave nothing behind", () => {
  const m = booted();
  runAs(m, ROOT);
  const before = freeCounts(m);
  const child = makeTask(m, 3);
  runAs(m, child);
  const sibling = makeThread(m, 1);
  ipc(m, { to: sibling });
  runAs(m, sibling);
  ipc(m, { to: child });
  deleteClan(m, 3, 2);
  expect([tcbOf(m, child), tcbOf(m, sibling)]).toEqual([0, 0]);
  expect(freeCounts(m)).toEqual(before);
});
