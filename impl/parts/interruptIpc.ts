// What ends a thread's IPC from outside: `lthread_ex_regs`, and the death of its partner.
// Source: manual, 2.0, 2.5 and 3.2.

import {
  ERROR_CANCELLED,
  ERROR_NO_PARTNER,
  PHASE_RECEIVE,
  PHASE_SEND,
  STATE_FAULTED,
  STATE_POLLING,
  STATE_READY,
} from "../../abi/index.ts";
import { PURPOSE_IPC, PURPOSE_START, purposeOf, stateOf } from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { failIpc } from "./results.ts";
import { becomeFaulted, becomeReady } from "./threadState.ts";

/** Post: the thread is ready. Its `ipc` is cancelled; a fault or start wait is dropped. */
export function cancel(m: TrapPort, tcb: number): void {
  const state = stateOf(m, tcb);
  if (state === STATE_READY) return;
  if (state === STATE_FAULTED || purposeOf(m, tcb) !== PURPOSE_IPC) becomeReady(m, tcb);
  else failIpc(m, tcb, phaseOf(m, tcb), ERROR_CANCELLED);
}

/** Pre: whom the thread polls on or waits for is dying. A start wait goes on without end. */
export function partnerDied(m: TrapPort, tcb: number): void {
  switch (purposeOf(m, tcb)) {
    case PURPOSE_START:
      break;
    case PURPOSE_IPC:
      failIpc(m, tcb, phaseOf(m, tcb), ERROR_NO_PARTNER);
      break;
    // Within a page fault or an exception: it has no pager any more.
    default:
      becomeFaulted(m, tcb);
      break;
  }
}

/** The phase of a thread that polls or waits. */
export function phaseOf(m: TrapPort, tcb: number): number {
  return stateOf(m, tcb) === STATE_POLLING ? PHASE_SEND : PHASE_RECEIVE;
}
