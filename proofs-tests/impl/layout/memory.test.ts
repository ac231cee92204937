import { expect, test } from "vitest";
import { KERNEL_BYTES, RAM_START } from "../../../abi/index.ts";
import * as memory from "../../../impl/layout/memory.ts";
import { booted } from "../world.ts";

const largest = {
  userFrames: 2048,
  tasks: 255,
  threads: 256,
  kernelTables: 64,
  mappingNodes: 4096,
};

test("The largest configuration fits in the kernel's memory, as the map says", () => {
  const m = booted(largest);
  expect(memory.endOfKernelData(m) - RAM_START).toBe(780.25 * 1024);
  expect(memory.endOfKernelData(m) - RAM_START).toBeLessThanOrEqual(KERNEL_BYTES);
});

test("Arrays follow one another without a gap", () => {
  const m = booted();
  const ends = [
    [memory.tableAt(memory.kernelTablesOf(m)), memory.threadAt(m, 0)],
    [memory.threadAt(m, memory.threadsOf(m)), memory.nodeAt(m, 0)],
    [memory.nodeAt(m, memory.mappingNodesOf(m)), memory.taskAt(m, 0)],
    [memory.taskAt(m, memory.tasksOf(m) + 1), memory.freeTableSlotAt(m, 0)],
  ];
  for (const [end, start] of ends) expect(end).toBe(start);
});

test("Page tables lie at multiples of a page", () => {
  for (let index = 0; index < 64; index++) expect(memory.tableAt(index) % 4096).toBe(0);
});
