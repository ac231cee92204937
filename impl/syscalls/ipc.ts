import {
  A0,
  A1,
  A2,
  A3,
  ERROR_BAD_MESSAGE,
  ERROR_NO_PARTNER,
  ERROR_TIMEOUT,
  isInterruptId,
  labelOf,
  NIL,
  PHASE_SEND,
  sendTimeoutOf,
  T0,
  TAG_PROPAGATED,
} from "../../abi/index.ts";
import { PURPOSE_IPC, registerOf, setSpeaksFor } from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { partnerFor, standsBetween } from "../parts/clans.ts";
import { copyOn } from "../parts/copying.ts";
import { isGoodMessage } from "../parts/items.ts";
import { tellLine } from "../parts/lineOwners.ts";
import { continueAfterSend, receive } from "../parts/receive.ts";
import { failIpc, succeedIpc } from "../parts/results.ts";
import { rescheduleAfterIpc } from "../parts/schedule.ts";
import { becomePolling } from "../parts/threadState.ts";
import { isZeroTimeout } from "../parts/timeouts.ts";
import { isReceptive, transfer, TRANSFER_DONE } from "../parts/transfer.ts";

/**
 * ipc: send a0 the message of a1 and MR0–MR7, then receive from a2, in one instant.
 *
 * Pre     `caller` runs; its ip is behind the call.
 * Post    Send phase: the message was transferred, or the caller polls. Receive phase, entered only
 *         when the send phase succeeded: it received, or waits. Else it is ready with an error.
 * Errors  Send: 9 bad message, 2 no partner, 1 timeout, 4 cut, 5 and 6 transfer timeouts, 8 out of
 *         memory. Receive: 2, 1, 4, 5, 6, 8. What happens to it while it is blocked comes from
 *         other events.
 * Source  Manual, 2.0; section 4, S2.
 */
export function ipc(m: TrapPort, caller: number): void {
  const destination = registerOf(m, caller, A0);
  if (destination === NIL) {
    receiveOnly(m, caller);
    rescheduleAfterIpc(m, 0);
  } else {
    rescheduleAfterIpc(m, sendPhase(m, caller, destination));
  }
}

/** No send phase. With neither phase, a successful no-op. */
function receiveOnly(m: TrapPort, caller: number): void {
  if (registerOf(m, caller, A2) === NIL) succeedIpc(m, caller);
  else copyOn(m, receive(m, caller));
}

/** Returns the thread that the message went to, or 0. */
function sendPhase(m: TrapPort, caller: number, destination: number): number {
  // (1) A message that makes no sense is refused before anything happens.
  if (!isGoodMessage(m, caller, registerOf(m, caller, A1))) {
    failIpc(m, caller, PHASE_SEND, ERROR_BAD_MESSAGE);
    return 0;
  }
  if (isInterruptId(destination)) {
    sendToLine(m, caller, destination);
    return 0;
  }
  // (2), (3) Where it arrives first no thread lives, or myself.
  const partner = partnerFor(m, caller, destination);
  if (partner === 0 || partner === caller) {
    failIpc(m, caller, PHASE_SEND, ERROR_NO_PARTNER);
    return 0;
  }
  speakForAnother(m, caller, destination);
  // (4) The partner waits for it: the message goes over now, and the receive phase follows.
  if (isReceptive(m, partner, caller)) {
    const end = transfer(m, caller, partner);
    if (end === TRANSFER_DONE) copyOn(m, continueAfterSend(m, caller));
    // Its strings are to be copied; or it was a pager's reply to a fault in a transfer.
    copyOn(m, partner);
    return partner;
  }
  // (5) Not even a moment; or last in the partner's queue.
  const timeout = sendTimeoutOf(registerOf(m, caller, A3));
  if (isZeroTimeout(timeout)) failIpc(m, caller, PHASE_SEND, ERROR_TIMEOUT);
  else becomePolling(m, caller, partner, PURPOSE_IPC, timeout);
  return 0;
}

/** A message to a line goes to the kernel, which reads nothing of it but the label. */
function sendToLine(m: TrapPort, caller: number, line: number): void {
  const label = labelOf(registerOf(m, caller, A1));
  if (tellLine(m, caller, line, label)) copyOn(m, continueAfterSend(m, caller));
  else failIpc(m, caller, PHASE_SEND, ERROR_NO_PARTNER);
}

/** With p, and between t0 and the destination, the caller speaks in the name of t0. */
function speakForAnother(m: TrapPort, caller: number, destination: number): void {
  if ((registerOf(m, caller, A1) & TAG_PROPAGATED) === 0) return;
  const other = registerOf(m, caller, T0);
  if (standsBetween(m, caller, other, destination)) setSpeaksFor(m, caller, other);
}
