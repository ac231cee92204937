import {
  A0,
  A1,
  A2,
  A3,
  NIL,
  STATE_AWAITING_START,
  STATE_FAULTED,
  STATE_POLLING,
  STATE_TRANSFERRING,
  STATE_WAITING,
  UNCHANGED,
  WITHIN_EXCEPTION,
  WITHIN_PAGE_FAULT,
} from "../../abi/index.ts";
import {
  mcpOf,
  partnerOf,
  priorityOf,
  PURPOSE_EXCEPTION,
  PURPOSE_PAGE_FAULT,
  PURPOSE_START,
  purposeOf,
  registerOf,
  setPriority,
  setRegister,
  setRemaining,
  setSlice,
  sliceOf,
  stateOf,
  transferPartnerOf,
} from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { findThread, taskOfThread } from "../parts/ids.ts";
import { appendReady, removeReady } from "../parts/readyQueue.ts";
import { isReady, reschedule } from "../parts/schedule.ts";

const SLICE_MAX = 65535;

/**
 * thread_schedule: read and set how thread a0 is scheduled: priority a1, slice a2.
 *
 * Pre     `caller` runs.
 * Post    Old priority and slice, state and partner are in a0 … a3; then the new ones are set. A
 *         slice that is set starts at once.
 * Errors  a0 = −1 and no effect: no such living thread, its priority or the new one above the mcp
 *         of the caller's task, a priority or slice out of range.
 * Source  Manual, 2.4.
 */
export function threadSchedule(m: TrapPort, caller: number): void {
  const thread = findThread(m, registerOf(m, caller, A0));
  const priority = registerOf(m, caller, A1);
  const slice = registerOf(m, caller, A2);
  if (thread === 0 || !isAllowed(m, caller, thread, priority, slice)) {
    setRegister(m, caller, A0, UNCHANGED);
  } else {
    report(m, caller, thread);
    if (priority !== UNCHANGED) changePriority(m, thread, priority);
    if (slice !== UNCHANGED) {
      setSlice(m, thread, slice);
      setRemaining(m, thread, slice);
    }
  }
  reschedule(m);
}

function isAllowed(
  m: TrapPort,
  caller: number,
  thread: number,
  priority: number,
  slice: number,
): boolean {
  const mcp = mcpOf(m, taskOfThread(m, caller));
  if (priorityOf(m, thread) > mcp) return false;
  if (priority !== UNCHANGED && (priority < 1 || priority > mcp)) return false;
  return slice === UNCHANGED || (slice >= 1 && slice <= SLICE_MAX);
}

function report(m: TrapPort, caller: number, thread: number): void {
  setRegister(m, caller, A0, priorityOf(m, thread));
  setRegister(m, caller, A1, sliceOf(m, thread));
  setRegister(m, caller, A2, reportedState(m, thread));
  setRegister(m, caller, A3, reportedPartner(m, thread));
}

function reportedState(m: TrapPort, thread: number): number {
  const state = stateOf(m, thread);
  if (isTransferring(m, thread)) {
    return state === STATE_TRANSFERRING ? state : STATE_TRANSFERRING + WITHIN_PAGE_FAULT;
  }
  switch (purposeOf(m, thread)) {
    case PURPOSE_START:
      return STATE_AWAITING_START;
    case PURPOSE_PAGE_FAULT:
      return state + WITHIN_PAGE_FAULT;
    case PURPOSE_EXCEPTION:
      return state + WITHIN_EXCEPTION;
    default:
      return state;
  }
}

/** True iff it is in a transfer, and not faulted. */
function isTransferring(m: TrapPort, thread: number): boolean {
  return transferPartnerOf(m, thread) !== 0 && stateOf(m, thread) !== STATE_FAULTED;
}

/** Its partner in a transfer; else whom it polls on or waits for: ANY if it waits openly. */
function reportedPartner(m: TrapPort, thread: number): number {
  if (isTransferring(m, thread)) return transferPartnerOf(m, thread);
  const state = stateOf(m, thread);
  return state === STATE_POLLING || state === STATE_WAITING ? partnerOf(m, thread) : NIL;
}

/** A ready thread changes its queue; it becomes the last of its new priority. */
function changePriority(m: TrapPort, thread: number, priority: number): void {
  if (priorityOf(m, thread) === priority) return;
  const ready = isReady(m, thread);
  if (ready) removeReady(m, thread);
  setPriority(m, thread, priority);
  if (ready) appendReady(m, thread);
}
