// The receive phase, and what follows when a thread is received from: its own receive phase begins
// in the same instant. One thread's phase can so begin another's; the chain is a loop here, and
// each round ends one thread's polling, so that it is no longer than there are threads.
// Source: manual, 2.0, Receive phase.

import {
  A2,
  A3,
  A4,
  ANY,
  COMPLETE,
  ERROR_NO_PARTNER,
  ERROR_TIMEOUT,
  isInterruptId,
  NIL,
  PHASE_RECEIVE,
  receiveTimeoutOf,
  STATE_POLLING,
  TIMEOUT_NEVER,
} from "../../abi/index.ts";
import {
  idOf,
  messageToOf,
  partnerOf,
  PURPOSE_IPC,
  purposeOf,
  queueHeadOf,
  registerOf,
  setWindow,
  stateOf,
} from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { hears, partnerFor } from "./clans.ts";
import { findThread } from "./ids.ts";
import { attachLine } from "./lineOwners.ts";
import { receiveFromLines } from "./lines.ts";
import { failIpc, succeedIpc } from "./results.ts";
import { becomeWaiting } from "./threadState.ts";
import { isZeroTimeout } from "./timeouts.ts";
import { transfer, TRANSFER_DONE } from "./transfer.ts";

/**
 * The send phase of `sender` has succeeded: its `ipc` is over, or its receive phase begins, and
 * that of whoever it receives from, and so on. Returns as `receive` does, or 0.
 */
export function continueAfterSend(m: TrapPort, sender: number): number {
  if (hasReceivePhase(m, sender)) return receive(m, sender);
  succeedIpc(m, sender);
  return 0;
}

/**
 * The receive phase of `tcb`: an `ipc`'s as its registers say, the kernel's closed for the partner.
 *
 * Post    It has received, or failed, and is ready; or it waits.
 *         Returns the last whose receive phase began: it may have strings to receive.
 * Errors  ERROR_NO_PARTNER, ERROR_TIMEOUT (zero, and nobody was there); those of a transfer.
 */
export function receive(m: TrapPort, tcb: number): number {
  let last = tcb;
  let receiver = tcb;
  while (receiver !== 0) {
    last = receiver;
    receiver = receiveOnce(m, receiver);
  }
  return last;
}

/** Returns the thread whose receive phase begins now because it was received from, or 0. */
function receiveOnce(m: TrapPort, receiver: number): number {
  const isIpc = purposeOf(m, receiver) === PURPOSE_IPC;
  const source = isIpc ? registerOf(m, receiver, A2) : messageToOf(m, receiver);
  const timeout = isIpc ? receiveTimeoutOf(registerOf(m, receiver, A3)) : TIMEOUT_NEVER;
  const window = isIpc ? registerOf(m, receiver, A4) : COMPLETE;
  setWindow(m, receiver, window);
  const isOpen = isIpc && source === ANY;
  // Closed from somebody who is not there, or from a line that it may not have.
  if (!isOpen && !isPartner(m, receiver, source)) {
    failIpc(m, receiver, PHASE_RECEIVE, ERROR_NO_PARTNER);
    return 0;
  }
  // Interrupts come before threads.
  const hearsLines = isOpen || isInterruptId(source);
  if (hearsLines && receiveFromLines(m, receiver, source)) return 0;
  const sender = isOpen ? queueHeadOf(m, receiver) : pollerOn(m, receiver, source);
  if (sender !== 0) {
    if (transfer(m, sender, receiver) !== TRANSFER_DONE) return 0;
    if (hasReceivePhase(m, sender)) return sender;
    succeedIpc(m, sender);
    return 0;
  }
  // Nobody is there: not even a moment, or until the deadline.
  if (isZeroTimeout(timeout)) {
    failIpc(m, receiver, PHASE_RECEIVE, ERROR_TIMEOUT);
    return 0;
  }
  becomeWaiting(m, receiver, source, purposeOf(m, receiver), window, timeout);
  return 0;
}

/** True iff a closed receive from `source` can begin. A line is attached by it, and unmasked. */
function isPartner(m: TrapPort, receiver: number, source: number): boolean {
  if (isInterruptId(source)) return attachLine(m, receiver, source);
  return findThread(m, source) !== 0;
}

/**
 * The thread that is heard for `source`, if it polls on `receiver`, wherever in the queue; or 0.
 * There is only one that could be: `source` itself, or who stands on the way from there.
 */
function pollerOn(m: TrapPort, receiver: number, source: number): number {
  const sender = partnerFor(m, receiver, source);
  if (sender === 0) return 0;
  if (stateOf(m, sender) !== STATE_POLLING) return 0;
  if (partnerOf(m, sender) !== idOf(m, receiver)) return 0;
  return hears(m, receiver, source, sender) ? sender : 0;
}

/** The kernel's calls to a pager always have one. */
function hasReceivePhase(m: TrapPort, tcb: number): boolean {
  return purposeOf(m, tcb) !== PURPOSE_IPC || registerOf(m, tcb, A2) !== NIL;
}
