// The call to a thread's pager, with a message of the kernel's own. Source: manual, 3.1 to 3.3.

import { LABEL_PAGE_FAULT, tagOf, TIMEOUT_NEVER } from "../../abi/index.ts";
import {
  idOf,
  pagerOf,
  pcOf,
  setMessageTag,
  setMessageTo,
  setMessageWord,
  setPurpose,
  transferPartnerOf,
} from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { partnerFor } from "./clans.ts";
import { findThread } from "./ids.ts";
import { receive } from "./receive.ts";
import { becomeFaulted, becomePolling } from "./threadState.ts";
import { isReceptive, transfer } from "./transfer.ts";

/** The message that `tcb` lacked `right` at `address`. */
export function setPageFault(m: TrapPort, tcb: number, right: number, address: number): void {
  setMessageTag(m, tcb, tagOf(LABEL_PAGE_FAULT | right, 2, 0));
  setMessageWord(m, tcb, 0, address);
  setMessageWord(m, tcb, 1, pcOf(m, tcb));
}

/**
 * Sends the thread's kernel message to its pager and waits for the answer.
 *
 * Pre     The message is set.
 * Post    The thread polls on its pager, or waits for it; or there is no such pager: faulted.
 *         Returns who received the message, or 0: it may go on with a transfer of its own.
 */
export function callPager(m: TrapPort, tcb: number, purpose: number): number {
  const pager = findThread(m, pagerOf(m, tcb));
  // A thread that is its own pager has none.
  if (pager === 0 || pager === tcb) {
    becomeFaulted(m, tcb);
    return 0;
  }
  // A later change of the pager does not re-aim the call or the wait for its answer.
  setMessageTo(m, tcb, idOf(m, pager));
  // The pager itself, or who stands on the way to it.
  const partner = partnerFor(m, tcb, idOf(m, pager));
  // Two that are each other's pagers must not answer one another's faults in transfers for ever.
  if (!isReceptive(m, partner, tcb) || transferPartnerOf(m, partner) !== 0) {
    becomePolling(m, tcb, partner, purpose, TIMEOUT_NEVER);
    return 0;
  }
  setPurpose(m, tcb, purpose);
  transfer(m, tcb, partner);
  receive(m, tcb);
  return partner;
}
