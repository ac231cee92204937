// Threads come and go. Source: manual, 2.5 and 2.6.

import { COMPLETE, SP, STATE_FAULTED, TIMEOUT_NEVER, UNCHANGED } from "../../abi/index.ts";
import {
  DEADLINE_NEVER,
  PURPOSE_START,
  setDeadlineHigh,
  setDeadlineLow,
  setId,
  setLthreadTcb,
  setPager,
  setPc,
  setPriority,
  setQueueHead,
  setRegister,
  setRemaining,
  setSlice,
  setState,
} from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { idInTask } from "./ids.ts";
import { takeThread } from "./pools.ts";
import { becomeReady, becomeWaiting } from "./threadState.ts";

/**
 * A new thread, and its TCB.
 *
 * Pre     The task is active and has no such lthread; a TCB is free.
 *         (A free TCB is all zero.)
 * Post    All its registers are zero but sp. It is ready at `ip`, with a full slice; or, if `ip` is
 *         UNCHANGED, it awaits its start message from its pager.
 */
export function createThread(
  m: TrapPort,
  task: number,
  lthread: number,
  ip: number,
  sp: number,
  pager: number,
  priority: number,
  slice: number,
): number {
  const tcb = takeThread(m);
  setLthreadTcb(m, task, lthread, tcb);
  setId(m, tcb, idInTask(m, task, lthread));
  setRegister(m, tcb, SP, sp);
  setPager(m, tcb, pager);
  setPriority(m, tcb, priority);
  setSlice(m, tcb, slice);
  setRemaining(m, tcb, slice);
  setQueueHead(m, tcb, 0);
  setDeadlineLow(m, tcb, 0);
  setDeadlineHigh(m, tcb, DEADLINE_NEVER);
  // A state that is in no queue, to go from.
  setState(m, tcb, STATE_FAULTED);
  if (ip === UNCHANGED) {
    setPc(m, tcb, 0);
    becomeWaiting(m, tcb, pager, PURPOSE_START, COMPLETE, TIMEOUT_NEVER);
  } else {
    setPc(m, tcb, ip);
    becomeReady(m, tcb);
  }
  return tcb;
}
