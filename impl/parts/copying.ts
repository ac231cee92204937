// The copying of strings from space to space, with the rights of the two users: r there, w here.
// It stops at a byte for which a right is missing, and goes on at that byte when the pager has
// replied. What is copied in one go is not interrupted: see decision 0002. Source: manual, 2.0.

import {
  A1,
  A5,
  ERROR_TRANSFER_TIMEOUT_MINE,
  ERROR_TRANSFER_TIMEOUT_PARTNER,
  PAGE_BYTES,
  READ,
  T1,
  transferTimeoutAsReceiver,
  transferTimeoutAsSender,
  WRITE,
} from "../../abi/index.ts";
import { u32 } from "../../lib/u32.ts";
import {
  PURPOSE_PAGE_FAULT,
  registerOf,
  setTransferCopied,
  transferCopiedOf,
} from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { copyBytes } from "./copyBytes.ts";
import { taskOfThread } from "./ids.ts";
import { abortTransfer } from "./interruptIpc.ts";
import { callPager, setPageFault } from "./pagerCall.ts";
import { continueAfterSend } from "./receive.ts";
import { physicalAt } from "./space.ts";
import { stringByteAt, stringBytesLeftAt } from "./strings.ts";
import { stopTransferring } from "./threadState.ts";
import { isZeroTimeout, setDeadline } from "./timeouts.ts";
import { bytesToCopy, endTransfer, TRANSFER_DONE } from "./transfer.ts";
import { senderToCopy, transferPartner } from "./transferState.ts";

/**
 * The transfer in which `tcb` takes part goes on, if nobody in it is at fault; then what its end or
 * its next fault lets go on. Each round ends a transfer or a wait for a pager: there are no more
 * rounds than threads.
 */
export function copyOn(m: TrapPort, tcb: number): void {
  let sender = senderToCopy(m, tcb);
  while (sender !== 0) sender = senderToCopy(m, copyStrings(m, sender));
}

/** Copies to the end or to a fault. Returns a thread whose transfer may go on now, or 0. */
function copyStrings(m: TrapPort, sender: number): number {
  const receiver = transferPartner(m, sender);
  const goal = bytesToCopy(m, sender, receiver);
  let copied = transferCopiedOf(m, sender);
  while (copied < goal) {
    const address = stringByteAt(m, sender, registerOf(m, sender, A1), copied);
    const from = physicalAt(m, taskOfThread(m, sender), address, READ);
    if (from === 0) {
      setTransferCopied(m, sender, copied);
      const patience = transferTimeoutAsReceiver(registerOf(m, receiver, T1));
      return faultIn(m, sender, receiver, patience, READ, address);
    }
    const target = u32(registerOf(m, receiver, A5) + copied);
    const to = physicalAt(m, taskOfThread(m, receiver), target, WRITE);
    if (to === 0) {
      setTransferCopied(m, sender, copied);
      const patience = transferTimeoutAsSender(registerOf(m, sender, T1));
      return faultIn(m, receiver, sender, patience, WRITE, target);
    }
    const count = inOneGo(m, sender, copied, goal, from, to);
    copyBytes(m, from, to, count);
    copied = copied + count;
  }
  if (endTransfer(m, sender, receiver, copied) !== TRANSFER_DONE) return 0;
  return continueAfterSend(m, sender);
}

/** How many bytes lie together in one string, one page there and one page here. */
function inOneGo(
  m: TrapPort,
  sender: number,
  copied: number,
  goal: number,
  from: number,
  to: number,
): number {
  let count = stringBytesLeftAt(m, sender, registerOf(m, sender, A1), copied);
  if (goal - copied < count) count = goal - copied;
  if (PAGE_BYTES - (from % PAGE_BYTES) < count) count = PAGE_BYTES - (from % PAGE_BYTES);
  if (PAGE_BYTES - (to % PAGE_BYTES) < count) count = PAGE_BYTES - (to % PAGE_BYTES);
  return count;
}

/**
 * `tcb` lacks `right` at `address`: it calls its pager, and its partner waits as long as its
 * patience lasts. Returns a thread whose transfer may go on now, or 0.
 */
function faultIn(
  m: TrapPort,
  tcb: number,
  partner: number,
  patience: number,
  right: number,
  address: number,
): number {
  if (isZeroTimeout(patience)) {
    abortTransfer(m, tcb, ERROR_TRANSFER_TIMEOUT_MINE, ERROR_TRANSFER_TIMEOUT_PARTNER);
    return 0;
  }
  stopTransferring(m, partner);
  setDeadline(m, partner, patience);
  setPageFault(m, tcb, right, address);
  return callPager(m, tcb, PURPOSE_PAGE_FAULT);
}
