// What the kernel says on a thread's behalf: the calls to its pager. Source: manual, 3.1 to 3.3.

import {
  A0,
  A7,
  EXECUTE,
  LABEL_EXCEPTION,
  LABEL_PAGE_FAULT,
  READ,
  SP,
  tagOf,
  TIMEOUT_NEVER,
  WRITE,
} from "../../abi/index.ts";
import {
  idOf,
  pagerOf,
  pcOf,
  PURPOSE_EXCEPTION,
  PURPOSE_PAGE_FAULT,
  registerOf,
  setMessageTag,
  setMessageTo,
  setMessageWord,
  setPurpose,
} from "../layout/index.ts";
import {
  CAUSE_ECALL_FROM_U,
  CAUSE_FETCH_PAGE_FAULT,
  CAUSE_LOAD_PAGE_FAULT,
} from "../../machine/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { partnerFor } from "./clans.ts";
import { findThread } from "./ids.ts";
import { receive } from "./receive.ts";
import { rescheduleAfterIpc } from "./schedule.ts";
import { becomeFaulted, becomePolling } from "./threadState.ts";
import { isReceptive, transfer } from "./transfer.ts";

/** The running thread lacked a right at `address`: it calls its pager. */
export function pageFault(m: TrapPort, tcb: number, cause: number, address: number): void {
  setMessageTag(m, tcb, tagOf(LABEL_PAGE_FAULT | missingRight(cause), 2, 0));
  setMessageWord(m, tcb, 0, address);
  setMessageWord(m, tcb, 1, pcOf(m, tcb));
  callPager(m, tcb, PURPOSE_PAGE_FAULT);
}

/** The running thread did what it may not, or made no call of ours: it calls its pager. */
export function exception(m: TrapPort, tcb: number, cause: number, value: number): void {
  setMessageTag(m, tcb, tagOf(LABEL_EXCEPTION, 8, 0));
  setMessageWord(m, tcb, 0, pcOf(m, tcb));
  setMessageWord(m, tcb, 1, registerOf(m, tcb, SP));
  setMessageWord(m, tcb, 2, cause);
  setMessageWord(m, tcb, 3, cause === CAUSE_ECALL_FROM_U ? registerOf(m, tcb, A7) : value);
  for (let argument = 0; argument < 4; argument++) {
    setMessageWord(m, tcb, 4 + argument, registerOf(m, tcb, A0 + argument));
  }
  callPager(m, tcb, PURPOSE_EXCEPTION);
}

/** The right that the access needed. */
function missingRight(cause: number): number {
  switch (cause) {
    case CAUSE_FETCH_PAGE_FAULT:
      return EXECUTE;
    case CAUSE_LOAD_PAGE_FAULT:
      return READ;
    default:
      return WRITE;
  }
}

/**
 * Sends the thread's kernel message to its pager and waits for the answer; a scheduling point.
 *
 * Post    The thread polls on its pager, or waits for it; or there is no such pager: faulted.
 */
function callPager(m: TrapPort, tcb: number, purpose: number): void {
  const pager = findThread(m, pagerOf(m, tcb));
  // A thread that is its own pager has none.
  if (pager === 0 || pager === tcb) {
    becomeFaulted(m, tcb);
    rescheduleAfterIpc(m, 0);
    return;
  }
  // A later change of the pager does not re-aim the call or the wait for its answer.
  setMessageTo(m, tcb, idOf(m, pager));
  // The pager itself, or who stands on the way to it.
  const partner = partnerFor(m, tcb, idOf(m, pager));
  if (!isReceptive(m, partner, tcb)) {
    becomePolling(m, tcb, partner, purpose, TIMEOUT_NEVER);
    rescheduleAfterIpc(m, 0);
    return;
  }
  setPurpose(m, tcb, purpose);
  transfer(m, tcb, partner);
  receive(m, tcb);
  rescheduleAfterIpc(m, partner);
}
