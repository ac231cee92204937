// Literals from the manual, section 2; register numbers from the RISC-V calling convention.
import { expect, test } from "vitest";
import * as abi from "../../abi/syscalls.ts";

test("The seven calls are numbered in the manual's order", () => {
  expect([
    abi.IPC,
    abi.ID_NEAREST,
    abi.FPAGE_UNMAP,
    abi.THREAD_SWITCH,
    abi.THREAD_SCHEDULE,
    abi.LTHREAD_EX_REGS,
    abi.TASK_NEW,
  ]).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(abi.SYSCALL_COUNT).toBe(7);
});

test("Arguments are in a0 … a7 = x10 … x17, the message in x18 … x25", () => {
  const { A0, A1, A2, A3, A4, A5, A6, A7 } = abi;
  expect([A0, A1, A2, A3, A4, A5, A6, A7]).toEqual([10, 11, 12, 13, 14, 15, 16, 17]);
  expect([abi.SP, abi.T0, abi.T1]).toEqual([2, 5, 6]);
  expect([abi.MR0, abi.MR0 + abi.MESSAGE_WORDS_MAX - 1]).toEqual([18, 25]);
});

test("Unchanged is −1, and the states of a thread are the manual's", () => {
  expect(abi.UNCHANGED).toBe(0xffff_ffff);
  expect([
    abi.STATE_READY,
    abi.STATE_POLLING,
    abi.STATE_WAITING,
    abi.STATE_TRANSFERRING,
    abi.STATE_AWAITING_START,
    abi.STATE_FAULTED,
  ]).toEqual([0, 1, 2, 3, 4, 5]);
  expect([abi.WITHIN_PAGE_FAULT, abi.WITHIN_EXCEPTION]).toEqual([16, 32]);
  expect([abi.NEAREST_SAME_CLAN, abi.NEAREST_OUTSIDE, abi.NEAREST_INSIDE]).toEqual([0, 1, 2]);
});
