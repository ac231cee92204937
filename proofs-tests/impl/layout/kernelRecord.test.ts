import { expect, test } from "vitest";
import * as kernelRecord from "../../../impl/layout/kernelRecord.ts";
import { tasksBaseOf } from "../../../impl/layout/kernelRecord.ts";
import { taskAt } from "../../../impl/layout/memory.ts";
import { booted } from "../world.ts";
import { accessorFaults } from "./accessors.ts";

test("Every field of the kernel record is a word of its own", () => {
  expect(accessorFaults(kernelRecord, [])).toEqual([]);
});

test("Heads of the ready queues and words of their bitmap are words of their own", () => {
  expect(accessorFaults(kernelRecord, [7])).toEqual([]);
});

test("The base of the tasks is where the map says", () => {
  const m = booted();
  expect(tasksBaseOf(m)).toBe(taskAt(m, 0));
});
