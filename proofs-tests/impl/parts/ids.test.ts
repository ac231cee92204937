import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { findThread, idInTask, isActive, taskOfThread } from "../../../impl/parts/ids.ts";
import { booted, call, makeTask, ROOT, tcbOf } from "../world.ts";

test("Ids are compared whole", () => {
  const m = booted();
  for (const bit of [0, 10, 17, 24]) expect(findThread(m, ROOT ^ (1 << bit))).toBe(0);
  expect(findThread(m, ROOT)).not.toBe(0);
});

test("Nil, any, interrupts and the dead name nobody", () => {
  const m = booted();
  const child = makeTask(m, 3);
  call(m, abi.TASK_NEW, child, 0, 0, 0, ROOT);
  for (const id of [abi.NIL, abi.ANY, 1, 31, child]) expect(findThread(m, id)).toBe(0);
});

test("A thread knows the number of its task", () => {
  const m = booted();
  expect(taskOfThread(m, tcbOf(m, makeTask(m, 3)))).toBe(3);
});

test("Active numbers are 1 … tasks with a task; their ids have its chief and version", () => {
  const m = booted();
  expect([0, 1, 2, 3, 9].map((number) => isActive(m, number))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
  expect(idInTask(m, 2, 7)).toBe(abi.threadIdOf(0, 2, 7, 1));
});
