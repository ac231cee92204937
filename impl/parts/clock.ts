// The clock: ticks, deadlines that fire, and the charge for the running thread.
// Source: manual, 1.3 and S4 of section 4.

import { MTIME_PER_MICRO } from "../../abi/index.ts";
import { u32 } from "../../lib/u32.ts";
import {
  currentOf,
  nowHighOf,
  nowLowOf,
  remainingOf,
  setNowHigh,
  setNowLow,
  setRemaining,
  sliceOf,
  tickMicrosOf,
} from "../layout/index.ts";
import { CLINT_MTIME, CLINT_MTIMECMP, type TrapPort } from "../../machine/index.ts";
import { timeOut } from "./interruptIpc.ts";
import { moveToTail } from "./readyQueue.ts";
import { reschedule, runFirst } from "./schedule.ts";
import { firstExpired } from "./timeouts.ts";

const WORD_MAX = 0xffff_ffff;

/** The next timer interrupt comes one tick from now. */
export function armTimer(m: TrapPort): void {
  let high = m.load32(CLINT_MTIME + 4);
  let low = m.load32(CLINT_MTIME);
  // The low word may have wrapped between the two loads; it does not do so twice.
  if (m.load32(CLINT_MTIME + 4) !== high) {
    high = m.load32(CLINT_MTIME + 4);
    low = m.load32(CLINT_MTIME);
  }
  const due = u32(low + u32(tickMicrosOf(m) * MTIME_PER_MICRO));
  // In an order in which no half-written time has come already.
  m.store32(CLINT_MTIMECMP, WORD_MAX);
  m.store32(CLINT_MTIMECMP + 4, due < low ? u32(high + 1) : high);
  m.store32(CLINT_MTIMECMP, due);
}

/** One tick: time passes, deadlines fire in their order, the running thread is charged. */
export function tick(m: TrapPort): void {
  armTimer(m);
  setNowLow(m, u32(nowLowOf(m) + 1));
  if (nowLowOf(m) === 0) setNowHigh(m, u32(nowHighOf(m) + 1));
  let expired = firstExpired(m);
  while (expired !== 0) {
    timeOut(m, expired);
    expired = firstExpired(m);
  }
  const running = currentOf(m);
  // The idle machine is not charged.
  if (running === 0) {
    reschedule(m);
    return;
  }
  const remaining = remainingOf(m, running) - 1;
  if (remaining !== 0) {
    setRemaining(m, running, remaining);
    reschedule(m);
    return;
  }
  // The slice is over: a fresh one, behind all others.
  refillSlice(m, running);
  moveToTail(m, running);
  runFirst(m);
}

/** The thread has a full slice again. */
export function refillSlice(m: TrapPort, tcb: number): void {
  setRemaining(m, tcb, sliceOf(m, tcb));
}
