// What ends a thread's IPC from outside: `lthread_ex_regs`, a deadline, the death of its partner.
// Source: manual, 2.0, 2.5 and 3.2.

import {
  ERROR_ABORTED,
  ERROR_CANCELLED,
  ERROR_NO_PARTNER,
  ERROR_TIMEOUT,
  ERROR_TRANSFER_TIMEOUT_MINE,
  ERROR_TRANSFER_TIMEOUT_PARTNER,
  PHASE_RECEIVE,
  PHASE_SEND,
  STATE_FAULTED,
  STATE_POLLING,
  STATE_READY,
  STATE_TRANSFERRING,
} from "../../abi/index.ts";
import {
  PURPOSE_IPC,
  PURPOSE_START,
  purposeOf,
  RECEIVES,
  stateOf,
  transferCopiedOf,
  transferPartnerOf,
} from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { failIpc } from "./results.ts";
import { becomeFaulted, becomeReady } from "./threadState.ts";
import { leaveTransfer, transferPartner } from "./transferState.ts";

/** Post: the thread is ready. Its `ipc` is cancelled or aborted; a fault or start wait dropped. */
export function cancel(m: TrapPort, tcb: number): void {
  const state = stateOf(m, tcb);
  if (state === STATE_READY) return;
  if (transferPartnerOf(m, tcb) !== 0) abortTransfer(m, tcb, ERROR_ABORTED, ERROR_ABORTED);
  else if (state === STATE_FAULTED || purposeOf(m, tcb) !== PURPOSE_IPC) becomeReady(m, tcb);
  else failIpc(m, tcb, phaseOf(m, tcb), ERROR_CANCELLED);
}

/** Pre: the thread is in a transfer. Post: both are ready, with an error each, and nothing else. */
export function abortTransfer(m: TrapPort, tcb: number, code: number, partnersCode: number): void {
  const partner = transferPartner(m, tcb);
  loseTransfer(m, tcb, code);
  loseTransfer(m, partner, partnersCode);
}

function loseTransfer(m: TrapPort, tcb: number, code: number): void {
  const phase = transferCopiedOf(m, tcb) === RECEIVES ? PHASE_RECEIVE : PHASE_SEND;
  leaveTransfer(m, tcb);
  failIpc(m, tcb, phase, code);
}

/** The thread's deadline has come: its phase ends, or its patience with a fault of its partner. */
export function timeOut(m: TrapPort, tcb: number): void {
  if (stateOf(m, tcb) !== STATE_TRANSFERRING) failIpc(m, tcb, phaseOf(m, tcb), ERROR_TIMEOUT);
  else abortTransfer(m, tcb, ERROR_TRANSFER_TIMEOUT_PARTNER, ERROR_TRANSFER_TIMEOUT_MINE);
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
function phaseOf(m: TrapPort, tcb: number): number {
  return stateOf(m, tcb) === STATE_POLLING ? PHASE_SEND : PHASE_RECEIVE;
}
