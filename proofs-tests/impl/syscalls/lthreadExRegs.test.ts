import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { freeThreadCountOf, pagerOf, pcOf } from "../../../impl/layout/index.ts";
import { booted, call, failure, ipc, ipcResult, makeThread, register, ROOT } from "../world.ts";
import { runAs, runningId, SIGMA0, stateOf, tcbOf } from "../world.ts";

const KEEP = abi.UNCHANGED;

test("A thread is made with zero registers but sp, the maker's pager and priority", () => {
  const m = booted();
  runAs(m, ROOT);
  m.writeRegister(9, 123);
  const made = makeThread(m, 5);
  expect(register(m, ROOT, abi.A0)).toBe(0);
  expect(register(m, made, abi.SP)).toBe(0x8000);
  for (const number of [1, 9, 31]) expect(register(m, made, number)).toBe(0);
  expect(pagerOf(m, tcbOf(m, made))).toBe(SIGMA0);
});

test("The old values are answered and the new ones are set", () => {
  const m = booted();
  runAs(m, ROOT);
  const made = makeThread(m, 1);
  call(m, abi.LTHREAD_EX_REGS, 1, 0x3000, 0x9000, ROOT);
  expect([1, 2, 3].map((n) => register(m, ROOT, abi.A0 + n))).toEqual([0x2000, 0x8000, SIGMA0]);
  expect(pcOf(m, tcbOf(m, made))).toBe(0x3000);
  expect(register(m, made, abi.SP)).toBe(0x9000);
});

test("With an ip an ipc is cancelled; without one nothing is disturbed", () => {
  const m = booted();
  runAs(m, ROOT);
  const made = makeThread(m, 1);
  runAs(m, made);
  ipc(m, { to: SIGMA0 });
  runAs(m, ROOT);
  call(m, abi.LTHREAD_EX_REGS, 1, KEEP, 0x9000, KEEP);
  expect(stateOf(m, made)).toBe(abi.STATE_POLLING);
  call(m, abi.LTHREAD_EX_REGS, 1, 0x3000, KEEP, KEEP);
  expect(ipcResult(m, made)).toEqual(failure(0, abi.ERROR_CANCELLED));
  expect(stateOf(m, made)).toBe(abi.STATE_READY);
});

test("A caller continues at the ip that it gives itself", () => {
  const m = booted();
  call(m, abi.LTHREAD_EX_REGS, 0, 0x5000, KEEP, KEEP);
  expect([m.pc, runningId(m)]).toEqual([0x5000, SIGMA0]);
  expect(register(m, SIGMA0, abi.A1)).toBe(4);
});

test("No such number, no sp, no thread left: −1 and no effect", () => {
  const m = booted({ threads: 2 });
  const before = freeThreadCountOf(m);
  for (const [lthread, sp] of [
    [64, 0],
    [1, KEEP],
    [1, 0],
  ] as const) {
    call(m, abi.LTHREAD_EX_REGS, lthread, 0, sp, KEEP);
    expect(register(m, SIGMA0, abi.A0)).toBe(KEEP);
  }
  expect(freeThreadCountOf(m)).toBe(before);
});

test("Without an ip a new thread awaits a start message of two words from its pager", () => {
  const m = booted();
  runAs(m, ROOT);
  call(m, abi.LTHREAD_EX_REGS, 1, KEEP, 0x8000, ROOT);
  const made = abi.threadIdOf(0, 2, 1, 1);
  ipc(m, { to: made, words: [1] });
  expect(stateOf(m, made)).toBe(abi.STATE_WAITING);
  ipc(m, { to: made, words: [0x4000, 0x6000] });
  expect(stateOf(m, made)).toBe(abi.STATE_READY);
  expect([pcOf(m, tcbOf(m, made)), register(m, made, abi.SP)]).toEqual([0x4000, 0x6000]);
});
