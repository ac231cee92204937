// What the kernel says on a thread's behalf: the calls to its pager. Source: manual, 3.1 to 3.3.

import { A0, A7, EXECUTE, LABEL_EXCEPTION, READ, SP, tagOf, WRITE } from "../../abi/index.ts";
import {
  pcOf,
  PURPOSE_EXCEPTION,
  PURPOSE_PAGE_FAULT,
  registerOf,
  setMessageTag,
  setMessageWord,
} from "../layout/index.ts";
import {
  CAUSE_ECALL_FROM_U,
  CAUSE_FETCH_PAGE_FAULT,
  CAUSE_LOAD_PAGE_FAULT,
} from "../../machine/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { copyOn } from "./copying.ts";
import { callPager, setPageFault } from "./pagerCall.ts";
import { rescheduleAfterIpc } from "./schedule.ts";

/** The running thread lacked a right at `address`: it calls its pager. */
export function pageFault(m: TrapPort, tcb: number, cause: number, address: number): void {
  setPageFault(m, tcb, missingRight(cause), address);
  call(m, tcb, PURPOSE_PAGE_FAULT);
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
  call(m, tcb, PURPOSE_EXCEPTION);
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

/** The thread calls its pager; to that it may be the reply that it waited for in a transfer. */
function call(m: TrapPort, tcb: number, purpose: number): void {
  const pager = callPager(m, tcb, purpose);
  copyOn(m, pager);
  rescheduleAfterIpc(m, pager);
}
