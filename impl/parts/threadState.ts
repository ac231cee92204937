// The states of a thread and the ways between them. A thread is in the queues that its state says
// and in no other: ready → the ready queue of its priority; polling → the send queue of its
// partner; polling, waiting or transferring with a deadline → the list of deadlines.

import {
  STATE_FAULTED,
  STATE_POLLING,
  STATE_READY,
  STATE_TRANSFERRING,
  STATE_WAITING,
} from "../../abi/index.ts";
import {
  idOf,
  partnerOf,
  PURPOSE_IPC,
  readyNextOf,
  setPartner,
  setPurpose,
  setSpeaksFor,
  setState,
  setWindow,
  stateOf,
} from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { findThread } from "./ids.ts";
import { appendReady, removeReady } from "./readyQueue.ts";
import { appendPoller, removePoller } from "./sendQueue.ts";
import { clearDeadline, setDeadline } from "./timeouts.ts";

/** Post: ready; last of its priority, unless it was ready all the time. */
export function becomeReady(m: TrapPort, tcb: number): void {
  const state = stateOf(m, tcb);
  if (state === STATE_TRANSFERRING && readyNextOf(m, tcb) !== 0) {
    setState(m, tcb, STATE_READY);
  } else if (state !== STATE_READY) {
    leaveQueues(m, tcb);
    setState(m, tcb, STATE_READY);
    appendReady(m, tcb);
  }
  forgetIpc(m, tcb);
}

/** Post: polling on `receiver` for `purpose`, last in its queue, until `timeout`. */
export function becomePolling(
  m: TrapPort,
  tcb: number,
  receiver: number,
  purpose: number,
  timeout: number,
): void {
  leaveQueues(m, tcb);
  setState(m, tcb, STATE_POLLING);
  setPurpose(m, tcb, purpose);
  setPartner(m, tcb, idOf(m, receiver));
  appendPoller(m, receiver, tcb);
  setDeadline(m, tcb, timeout);
}

/** Post: waiting for `partner` (a raw id) for `purpose` with `window`, until `timeout`. */
export function becomeWaiting(
  m: TrapPort,
  tcb: number,
  partner: number,
  purpose: number,
  window: number,
  timeout: number,
): void {
  leaveQueues(m, tcb);
  setState(m, tcb, STATE_WAITING);
  setPurpose(m, tcb, purpose);
  setPartner(m, tcb, partner);
  setSpeaksFor(m, tcb, 0);
  setWindow(m, tcb, window);
  setDeadline(m, tcb, timeout);
}

/**
 * Post: transferring, and not at fault; without a deadline until its partner is. Who was ready
 * keeps its place in the ready queue: if nobody meets a fault, it was ready all the time.
 */
export function becomeTransferring(m: TrapPort, tcb: number): void {
  if (stateOf(m, tcb) !== STATE_READY) leaveQueues(m, tcb);
  setState(m, tcb, STATE_TRANSFERRING);
  forgetIpc(m, tcb);
}

/** The transferring thread's partner is at fault. Post: it is in no queue. */
export function stopTransferring(m: TrapPort, tcb: number): void {
  if (readyNextOf(m, tcb) !== 0) removeReady(m, tcb);
}

/** Post: faulted: it does nothing until `lthread_ex_regs` with an ip. Source: manual, 3.2. */
export function becomeFaulted(m: TrapPort, tcb: number): void {
  leaveQueues(m, tcb);
  setState(m, tcb, STATE_FAULTED);
  forgetIpc(m, tcb);
}

/** Post: the thread is in no queue and has no deadline; its state is for the caller to set. */
function leaveQueues(m: TrapPort, tcb: number): void {
  switch (stateOf(m, tcb)) {
    case STATE_READY:
      removeReady(m, tcb);
      break;
    case STATE_POLLING:
      removePoller(m, findThread(m, partnerOf(m, tcb)), tcb);
      break;
    // It may have been ready when the transfer began in which nobody has met a fault yet.
    case STATE_TRANSFERRING:
      if (readyNextOf(m, tcb) !== 0) removeReady(m, tcb);
      break;
    default:
      break;
  }
  clearDeadline(m, tcb);
}

/** Fields that mean nothing outside IPC are zero outside it. */
function forgetIpc(m: TrapPort, tcb: number): void {
  setPurpose(m, tcb, PURPOSE_IPC);
  setPartner(m, tcb, 0);
  setSpeaksFor(m, tcb, 0);
  setWindow(m, tcb, 0);
}
