// The transfer of a message with strings, as its two partners have it: how it begins, goes on after
// a fault, and ends. Source: manual, 2.0.

import { STATE_TRANSFERRING } from "../../abi/index.ts";
import {
  idOf,
  RECEIVES,
  setTransferCopied,
  setTransferName,
  setTransferPartner,
  speaksForOf,
  stateOf,
  transferCopiedOf,
  transferPartnerOf,
} from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { findThread } from "./ids.ts";
import { becomeTransferring } from "./threadState.ts";
import { clearDeadline } from "./timeouts.ts";

/** Post: both are transferring, and no byte has been copied. */
export function beginTransfer(m: TrapPort, sender: number, receiver: number): void {
  setTransferPartner(m, sender, idOf(m, receiver));
  setTransferCopied(m, sender, 0);
  setTransferName(m, sender, speaksForOf(m, sender));
  becomeTransferring(m, sender);
  setTransferPartner(m, receiver, idOf(m, sender));
  setTransferCopied(m, receiver, RECEIVES);
  becomeTransferring(m, receiver);
}

/** The thread's pager has replied: nobody is at fault any more, and nobody counts the time. */
export function resumeTransfer(m: TrapPort, tcb: number): void {
  becomeTransferring(m, tcb);
  clearDeadline(m, transferPartner(m, tcb));
}

/** Post: the thread is in no transfer; its state is for the caller to set. */
export function leaveTransfer(m: TrapPort, tcb: number): void {
  setTransferPartner(m, tcb, 0);
  setTransferCopied(m, tcb, 0);
  setTransferName(m, tcb, 0);
}

/** The TCB of the partner in the thread's transfer; 0 if it is in none. */
export function transferPartner(m: TrapPort, tcb: number): number {
  return findThread(m, transferPartnerOf(m, tcb));
}

/** The sender of the transfer in which `tcb` takes part, if nobody in it is at fault; else 0. */
export function senderToCopy(m: TrapPort, tcb: number): number {
  if (tcb === 0 || stateOf(m, tcb) !== STATE_TRANSFERRING) return 0;
  const partner = transferPartner(m, tcb);
  if (stateOf(m, partner) !== STATE_TRANSFERRING) return 0;
  return transferCopiedOf(m, tcb) === RECEIVES ? partner : tcb;
}
