import { expect, test } from "vitest";
import { RAM_START } from "../../../abi/index.ts";
import * as task from "../../../impl/layout/task.ts";
import { TASK_BYTES } from "../../../impl/layout/memory.ts";
import { setTasksBase } from "../../../impl/layout/kernelRecord.ts";
import { booted } from "../world.ts";

test("Every field and every lthread of a task is a word of its own, within its entry", () => {
  const m = booted();
  const base = RAM_START + 0x8000;
  setTasksBase(m, base);
  const addresses = new Set<number>();
  const port = {
    load32: (address: number) => m.peek32(address),
    store32: (address: number) => void addresses.add(address),
  };
  const setters = [task.setActive, task.setChief, task.setOwner, task.setVersion, task.setMcp];
  for (const setter of [...setters, task.setRootTable, task.setMark]) setter(port, 3, 1);
  for (let lthread = 0; lthread < 64; lthread++) task.setLthreadTcb(port, 3, lthread, 0);
  expect(addresses.size).toBe(7 + 64);
  expect(Math.min(...addresses)).toBe(base + 3 * TASK_BYTES);
  expect(Math.max(...addresses)).toBeLessThan(base + 4 * TASK_BYTES);
});
