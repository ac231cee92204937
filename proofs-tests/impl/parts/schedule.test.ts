import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { setCurrent } from "../../../impl/layout/index.ts";
import * as schedule from "../../../impl/parts/schedule.ts";
import { booted, call, ipc, makeThread, ROOT, runAs, runningId, SIGMA0, tcbOf } from "../world.ts";

test("Who runs goes on unless something ready is higher", () => {
  const m = booted();
  schedule.reschedule(m);
  expect(runningId(m)).toBe(SIGMA0);
  setCurrent(m, tcbOf(m, ROOT));
  schedule.reschedule(m);
  expect(runningId(m)).toBe(ROOT);
});

test("A blocked sender hands over to its receiver, though others came earlier", () => {
  const m = booted();
  ipc(m, { from: ROOT });
  makeThread(m, 1);
  ipc(m, { to: SIGMA0, from: SIGMA0 });
  expect(runningId(m)).toBe(SIGMA0);
});

test("But not past a ready thread of a higher priority", () => {
  const m = booted();
  runAs(m, ROOT);
  const low = makeThread(m, 1);
  call(m, abi.THREAD_SCHEDULE, low, 50, abi.UNCHANGED);
  call(m, abi.THREAD_SWITCH, low);
  ipc(m, { from: abi.ANY });
  runAs(m, ROOT);
  ipc(m, { to: low, from: low });
  expect(runningId(m)).toBe(SIGMA0);
});

test("Running first is for the head of the highest ring, and for nobody if none is ready", () => {
  const m = booted();
  schedule.switchTo(m, tcbOf(m, ROOT));
  schedule.runFirst(m);
  expect(runningId(m)).toBe(SIGMA0);
  schedule.rescheduleAfterIpc(m, 0);
  expect(schedule.isReady(m, tcbOf(m, SIGMA0))).toBe(true);
});
