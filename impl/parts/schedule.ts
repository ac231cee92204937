// Who runs next. Each event ends with exactly one of these functions; each but `switchTo` is a
// scheduling point. Source: manual, section 4.

import { STATE_READY } from "../../abi/index.ts";
import { currentOf, priorityOf, readyHeadOf, setCurrent, stateOf } from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { highestReadyPriority } from "./readyQueue.ts";

/**
 * S3: the running thread continues if it may; else the first of the highest priority runs.
 * Post: the machine idles iff nobody is ready.
 */
export function reschedule(m: TrapPort): void {
  const running = currentOf(m);
  if (running !== 0 && isReady(m, running)) {
    if (priorityOf(m, running) >= highestReadyPriority(m)) return;
  }
  runFirst(m);
}

/**
 * S2, then S3. `madeReady` is the thread that received what the running thread sent, or 0. If the
 * running thread is blocked and nobody is above the receiver, the receiver runs.
 */
export function rescheduleAfterIpc(m: TrapPort, madeReady: number): void {
  if (madeReady !== 0 && isReady(m, madeReady) && !isReady(m, currentOf(m))) {
    if (priorityOf(m, madeReady) >= highestReadyPriority(m)) {
      setCurrent(m, madeReady);
      return;
    }
  }
  reschedule(m);
}

/** The running thread has had its turn: the first of the highest priority runs. */
export function runFirst(m: TrapPort): void {
  const priority = highestReadyPriority(m);
  setCurrent(m, priority === 0 ? 0 : readyHeadOf(m, priority));
}

/** `tcb`, which is ready, runs whatever its priority, until the next scheduling point. */
export function switchTo(m: TrapPort, tcb: number): void {
  setCurrent(m, tcb);
}

/** True iff the thread is ready; the running thread of an ended event is. */
export function isReady(m: TrapPort, tcb: number): boolean {
  return stateOf(m, tcb) === STATE_READY;
}
