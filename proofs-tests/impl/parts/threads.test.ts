import { expect, test } from "vitest";
import { COMPLETE, SP, STATE_WAITING, threadIdOf, UNCHANGED } from "../../../abi/index.ts";
import * as layout from "../../../impl/layout/index.ts";
import { giveBackThread, takeThread } from "../../../impl/parts/pools.ts";
import { createThread } from "../../../impl/parts/threads.ts";
import { booted, SIGMA0 } from "../world.ts";

test("A thread does not inherit from whoever had its block before", () => {
  const m = booted();
  const block = takeThread(m);
  for (let register = 1; register < 32; register++) layout.setRegister(m, block, register, 99);
  layout.setDeadlineHigh(m, block, 5);
  giveBackThread(m, block);
  const tcb = createThread(m, 2, 9, 0x1000, 0x2000, SIGMA0, 7, 3);
  expect(tcb).toBe(block);
  for (let register = 1; register < 32; register++) {
    expect(layout.registerOf(m, tcb, register)).toBe(register === SP ? 0x2000 : 0);
  }
  expect(layout.idOf(m, tcb)).toBe(threadIdOf(0, 2, 9, 1));
  expect(layout.readyHeadOf(m, 7)).toBe(tcb);
  expect([layout.sliceOf(m, tcb), layout.remainingOf(m, tcb)]).toEqual([3, 3]);
  expect(layout.timeoutHeadOf(m)).toBe(0);
});

test("Without an ip it awaits its start from its pager, with the complete space as window", () => {
  const m = booted();
  const tcb = createThread(m, 2, 9, UNCHANGED, 0x2000, SIGMA0, 7, 3);
  expect([layout.stateOf(m, tcb), layout.purposeOf(m, tcb)]).toEqual([
    STATE_WAITING,
    layout.PURPOSE_START,
  ]);
  expect([layout.partnerOf(m, tcb), layout.windowOf(m, tcb)]).toEqual([SIGMA0, COMPLETE]);
});
