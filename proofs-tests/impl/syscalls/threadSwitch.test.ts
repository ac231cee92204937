import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { remainingOf } from "../../../impl/layout/index.ts";
import { booted, call, ipc, makeThread, ROOT, runAs, runningId, SIGMA0, tcbOf } from "../world.ts";
import { tick } from "../world.ts";

test("A ready thread that is named runs, whatever its priority, until a scheduling point", () => {
  const m = booted();
  runAs(m, ROOT);
  const low = makeThread(m, 1);
  call(m, abi.THREAD_SCHEDULE, low, 50, abi.UNCHANGED);
  call(m, abi.THREAD_SWITCH, low);
  expect(runningId(m)).toBe(low);
  ipc(m, {});
  expect(runningId(m)).not.toBe(low);
});

test("Nil goes behind the others with a fresh slice", () => {
  const m = booted();
  tick(m);
  expect(remainingOf(m, tcbOf(m, SIGMA0))).toBe(9);
  call(m, abi.THREAD_SWITCH, abi.NIL);
  expect(runningId(m)).toBe(ROOT);
  expect(remainingOf(m, tcbOf(m, SIGMA0))).toBe(10);
});

test("A blocked or dead thread counts as nil", () => {
  const m = booted();
  ipc(m, { from: abi.ANY });
  call(m, abi.THREAD_SWITCH, SIGMA0);
  expect(runningId(m)).toBe(ROOT);
  call(m, abi.THREAD_SWITCH, 0x1111);
  expect(runningId(m)).toBe(ROOT);
});
