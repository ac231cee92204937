import { expect, test } from "vitest";
import { rootTableOf } from "../../../impl/layout/index.ts";
import { MSTATUS, MSTATUS_MIE, MSTATUS_MPP, SATP, satpSv32 } from "../../../machine/index.ts";
import { booted, ipc, ROOT, runAs, SIGMA0 } from "../world.ts";

test("satp has the number of the running thread's task as ASID, and its root table", () => {
  const m = booted();
  for (const [id, task] of [
    [SIGMA0, 1],
    [ROOT, 2],
  ] as const) {
    runAs(m, id);
    expect(m.csrRead(SATP)).toBe(satpSv32(task, rootTableOf(m, task) >>> 12));
  }
});

test("Interrupts are taken in M mode only while the machine idles", () => {
  const m = booted();
  expect(m.csrRead(MSTATUS) & MSTATUS_MPP).toBe(0);
  for (const id of [SIGMA0, ROOT]) ipc(m, { from: id });
  expect(m.csrRead(MSTATUS) & MSTATUS_MIE).toBe(MSTATUS_MIE);
  expect(m.waiting).toBe(true);
});
