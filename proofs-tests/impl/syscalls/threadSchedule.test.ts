import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { booted, call, ipc, makeTask, makeThread, register, ROOT, runAs } from "../world.ts";
import { runningId, SIGMA0 } from "../world.ts";

const results = (m: ReturnType<typeof booted>, id: number): readonly number[] =>
  [abi.A0, abi.A1, abi.A2, abi.A3].map((number) => register(m, id, number));

test("Results are from before the change", () => {
  const m = booted();
  runAs(m, ROOT);
  call(m, abi.THREAD_SCHEDULE, SIGMA0, 90, 5);
  expect(results(m, ROOT)).toEqual([100, 10, abi.STATE_READY, abi.NIL]);
  call(m, abi.THREAD_SCHEDULE, SIGMA0, abi.UNCHANGED, abi.UNCHANGED);
  expect(results(m, ROOT)).toEqual([90, 5, abi.STATE_READY, abi.NIL]);
});

test("A thread that is raised above the caller runs at once", () => {
  const m = booted();
  runAs(m, ROOT);
  const other = makeThread(m, 1);
  call(m, abi.THREAD_SCHEDULE, other, 101, abi.UNCHANGED);
  expect(runningId(m)).toBe(other);
});

test("Nothing beyond the mcp, no wrong slice, no dead thread: −1 and no effect", () => {
  const m = booted();
  const child = makeTask(m, 3, ROOT, 99);
  runAs(m, child);
  const wrong = [
    [child, 50, abi.UNCHANGED],
    [0x1111, abi.UNCHANGED, abi.UNCHANGED],
  ];
  for (const args of wrong) {
    call(m, abi.THREAD_SCHEDULE, ...args);
    expect(register(m, child, abi.A0)).toBe(abi.UNCHANGED);
  }
  runAs(m, ROOT);
  for (const [priority, slice] of [
    [256, 1],
    [0, 1],
    [100, 0],
    [100, 65536],
  ] as const) {
    call(m, abi.THREAD_SCHEDULE, child, priority, slice);
    expect(register(m, ROOT, abi.A0)).toBe(abi.UNCHANGED);
  }
});

test("What a thread does is told with its partner", () => {
  const m = booted();
  const child = makeTask(m, 3);
  runAs(m, child);
  ipc(m, { from: ROOT });
  runAs(m, SIGMA0);
  ipc(m, { to: ROOT });
  runAs(m, ROOT);
  const asked = (id: number): readonly number[] => {
    call(m, abi.THREAD_SCHEDULE, id, abi.UNCHANGED, abi.UNCHANGED);
    return results(m, ROOT).slice(2);
  };
  expect(asked(child)).toEqual([abi.STATE_WAITING, ROOT]);
  expect(asked(SIGMA0)).toEqual([abi.STATE_POLLING, ROOT]);
});
