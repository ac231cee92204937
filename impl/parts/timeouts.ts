// Deadlines: from timeouts in µs to ticks since boot, and the list of them in the order in which
// they fire. Source: manual, 1.3.

import { exponentOf, mantissaOf, TIMEOUT_NEVER } from "../../abi/index.ts";
import { bit, bits, u32 } from "../../lib/u32.ts";
import {
  DEADLINE_NEVER,
  deadlineHighOf,
  deadlineLowOf,
  idOf,
  nowHighOf,
  nowLowOf,
  setDeadlineHigh,
  setDeadlineLow,
  setTimeoutHead,
  setTimeoutNext,
  setTimeoutPrevious,
  tickMicrosOf,
  timeoutHeadOf,
  timeoutNextOf,
  timeoutPreviousOf,
} from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";

const MANTISSA_BITS = 10;

/** True iff `timeout` does not wait at all: m = 0, and it is not "never". */
export function isZeroTimeout(timeout: number): boolean {
  return timeout !== TIMEOUT_NEVER && mantissaOf(timeout) === 0;
}

/**
 * Gives the thread the deadline `timeout` from now.
 *
 * Pre     The thread has no deadline. `timeout` is not zero.
 * Post    Its deadline is now + ⌈m·2^e µs / tick⌉ and it stands in its place in the list; or never.
 */
export function setDeadline(m: TrapPort, tcb: number, timeout: number): void {
  if (timeout === TIMEOUT_NEVER) return;
  // Long division of the mantissa's bits, then e zeros, by the tick. A tick is far below 2³¹ µs, so
  // that twice a remainder fits a word; m·2^e is below 2⁴¹, so that the quotient fits two.
  const tickMicros = tickMicrosOf(m);
  const steps = MANTISSA_BITS + exponentOf(timeout);
  let high = 0;
  let low = 0;
  let remainder = 0;
  for (let step = 0; step < steps; step++) {
    const digit = step < MANTISSA_BITS ? bit(mantissaOf(timeout), MANTISSA_BITS - 1 - step) : 0;
    remainder = u32((remainder << 1) | digit);
    high = u32((high << 1) | (low >>> 31));
    low = u32(low << 1);
    if (remainder >= tickMicros) {
      remainder = remainder - tickMicros;
      low = u32(low | 1);
    }
  }
  // A part of a tick counts as a whole one. That never carries: of 2¹⁰ ticks or more, 2^e is at
  // least one, and no multiple of 2^e lies a part of a tick below a multiple of 2³² ticks.
  if (remainder !== 0) low = u32(low + 1);
  const deadlineLow = u32(nowLowOf(m) + low);
  const carry = deadlineLow < low ? 1 : 0;
  setDeadlineLow(m, tcb, deadlineLow);
  setDeadlineHigh(m, tcb, u32(nowHighOf(m) + high + carry));
  insertByDeadline(m, tcb);
}

/** Takes the thread's deadline away, if it has one. */
export function clearDeadline(m: TrapPort, tcb: number): void {
  if (deadlineHighOf(m, tcb) === DEADLINE_NEVER) return;
  const next = timeoutNextOf(m, tcb);
  const previous = timeoutPreviousOf(m, tcb);
  if (previous === 0) setTimeoutHead(m, next);
  else setTimeoutNext(m, previous, next);
  if (next !== 0) setTimeoutPrevious(m, next, previous);
  setTimeoutNext(m, tcb, 0);
  setTimeoutPrevious(m, tcb, 0);
  setDeadlineHigh(m, tcb, DEADLINE_NEVER);
  setDeadlineLow(m, tcb, 0);
}

/** The thread whose deadline has come (now ≥ deadline) and fires first, or 0. */
export function firstExpired(m: TrapPort): number {
  const head = timeoutHeadOf(m);
  if (head === 0) return 0;
  const high = deadlineHighOf(m, head);
  if (high !== nowHighOf(m)) return high < nowHighOf(m) ? head : 0;
  return deadlineLowOf(m, head) <= nowLowOf(m) ? head : 0;
}

function insertByDeadline(m: TrapPort, tcb: number): void {
  let previous = 0;
  let next = timeoutHeadOf(m);
  while (next !== 0 && firesBefore(m, next, tcb)) {
    previous = next;
    next = timeoutNextOf(m, next);
  }
  setTimeoutPrevious(m, tcb, previous);
  setTimeoutNext(m, tcb, next);
  if (previous === 0) setTimeoutHead(m, tcb);
  else setTimeoutNext(m, previous, tcb);
  if (next !== 0) setTimeoutPrevious(m, next, tcb);
}

/** The order in which deadlines fire: (deadline, task, lthread). */
function firesBefore(m: TrapPort, a: number, b: number): boolean {
  const highA = deadlineHighOf(m, a);
  const highB = deadlineHighOf(m, b);
  if (highA !== highB) return highA < highB;
  const lowA = deadlineLowOf(m, a);
  const lowB = deadlineLowOf(m, b);
  if (lowA !== lowB) return lowA < lowB;
  // Task and lthread are neighbours in an id, the task above.
  return bits(idOf(m, a), 23, 10) < bits(idOf(m, b), 23, 10);
}
