import { A0, A1, A2, A3, LTHREAD_MAX, SP, UNCHANGED } from "../../abi/index.ts";
import {
  freeThreadCountOf,
  lthreadTcbOf,
  pagerOf,
  pcOf,
  priorityOf,
  registerOf,
  setPager,
  setPc,
  setRegister,
  sliceOf,
} from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { taskOfThread } from "../parts/ids.ts";
import { cancel } from "../parts/interruptIpc.ts";
import { reschedule } from "../parts/schedule.ts";
import { createThread } from "../parts/threads.ts";

/**
 * lthread_ex_regs: read and set ip (a1), sp (a2) and pager (a3) of lthread a0 of the caller's task,
 * or make that thread.
 *
 * Pre     `caller` runs; its ip is behind the call.
 * Post    An existing thread: a0 = 0, the old values are in a1 … a3, the new ones are set; with an
 *         ip its IPC, fault or start wait has ended and it is ready. An inactive one: it exists.
 * Errors  a0 = −1 and no effect: no such number; an inactive one and no sp, or no TCB is left.
 * Source  Manual, 2.5.
 */
export function lthreadExRegs(m: TrapPort, caller: number): void {
  const lthread = registerOf(m, caller, A0);
  const thread = lthread > LTHREAD_MAX ? 0 : lthreadTcbOf(m, taskOfThread(m, caller), lthread);
  if (thread !== 0) exchange(m, caller, thread);
  else if (mayCreate(m, caller, lthread)) create(m, caller, lthread);
  else setRegister(m, caller, A0, UNCHANGED);
  reschedule(m);
}

/** Results are read first, then values are set: the caller may be the thread. */
function exchange(m: TrapPort, caller: number, thread: number): void {
  const ip = registerOf(m, caller, A1);
  const sp = registerOf(m, caller, A2);
  const pager = registerOf(m, caller, A3);
  setRegister(m, caller, A0, 0);
  setRegister(m, caller, A1, pcOf(m, thread));
  setRegister(m, caller, A2, registerOf(m, thread, SP));
  setRegister(m, caller, A3, pagerOf(m, thread));
  // Without an ip nothing is disturbed.
  if (ip !== UNCHANGED) {
    cancel(m, thread);
    setPc(m, thread, ip);
  }
  if (sp !== UNCHANGED) setRegister(m, thread, SP, sp);
  if (pager !== UNCHANGED) setPager(m, thread, pager);
}

function mayCreate(m: TrapPort, caller: number, lthread: number): boolean {
  if (lthread > LTHREAD_MAX || registerOf(m, caller, A2) === UNCHANGED) return false;
  return freeThreadCountOf(m) !== 0;
}

/** The new thread has its maker's priority and slice, and its pager unless it is given one. */
function create(m: TrapPort, caller: number, lthread: number): void {
  const ip = registerOf(m, caller, A1);
  const sp = registerOf(m, caller, A2);
  const named = registerOf(m, caller, A3);
  const pager = named === UNCHANGED ? pagerOf(m, caller) : named;
  const task = taskOfThread(m, caller);
  createThread(m, task, lthread, ip, sp, pager, priorityOf(m, caller), sliceOf(m, caller));
  setRegister(m, caller, A0, 0);
}
