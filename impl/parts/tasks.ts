// Tasks come and go: a clan is deleted in one step. Source: manual, 2.6 (A).

import {
  ANY,
  ERROR_ABORTED,
  isInterruptId,
  LTHREAD_MAX,
  STATE_POLLING,
  STATE_WAITING,
  USER_AREA_PAGES,
} from "../../abi/index.ts";
import {
  activeOf,
  chiefOf,
  idOf,
  lthreadTcbOf,
  markOf,
  messageToOf,
  ownerOf,
  partnerOf,
  PURPOSE_IPC,
  PURPOSE_START,
  purposeOf,
  queueHeadOf,
  rootTableOf,
  setActive,
  setChief,
  setLthreadTcb,
  setMark,
  setMcp,
  setOwner,
  setRootTable,
  stateOf,
  tasksOf,
  threadAt,
  threadsOf,
  transferPartnerOf,
} from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { findThread } from "./ids.ts";
import { abortTransfer, partnerDied } from "./interruptIpc.ts";
import { releaseLines } from "./lineOwners.ts";
import { flush } from "./mappingTree.ts";
import { giveBackTable, giveBackThread } from "./pools.ts";
import { findNode, nextMappedPage } from "./space.ts";
import { becomeFaulted } from "./threadState.ts";

/** The number of chiefs above the active task. The chain ends at σ0 and root, whose chief is 0. */
export function depthOf(m: TrapPort, task: number): number {
  let depth = 0;
  let chief = chiefOf(m, task);
  while (chief !== 0) {
    depth = depth + 1;
    chief = chiefOf(m, chief);
  }
  return depth;
}

/**
 * Deletes `top` and, recursively, every task of its clan. Their numbers and the inactive numbers
 * that they owned become the property of `heir`.
 *
 * Pre     `top` is active; `heir` is not in its clan.
 * Post    Whoever waited for, or polled on, one of their threads has been told; no queue, mapping
 *         or TLB entry of theirs is left.
 */
export function deleteClan(m: TrapPort, top: number, heir: number): void {
  const tasks = tasksOf(m);
  // All marks come before the first deletion: they follow the chiefs.
  for (let task = 1; task <= tasks; task++) {
    if (activeOf(m, task) === 1 && isInClan(m, task, top)) setMark(m, task, 1);
  }
  for (let task = 1; task <= tasks; task++) if (markOf(m, task) === 1) stopThreads(m, task);
  for (let task = 1; task <= tasks; task++) if (markOf(m, task) === 1) freeThreads(m, task);
  tellWaiters(m);
  for (let task = 1; task <= tasks; task++) if (markOf(m, task) === 1) deleteSpace(m, task);
  for (let task = 1; task <= tasks; task++) {
    const isOrphan = activeOf(m, task) === 0 && markOf(m, ownerOf(m, task)) === 1;
    if (isOrphan) setOwner(m, task, heir);
  }
  for (let task = 1; task <= tasks; task++) if (markOf(m, task) === 1) retire(m, task, heir);
  releaseLines(m);
}

/** True iff `task` is `top` or has it among its chiefs. */
function isInClan(m: TrapPort, task: number, top: number): boolean {
  let member = task;
  while (member !== 0) {
    if (member === top) return true;
    member = chiefOf(m, member);
  }
  return false;
}

/** Takes the threads of the task out of all queues. Of their partners those in transfers know. */
function stopThreads(m: TrapPort, task: number): void {
  for (let lthread = 0; lthread <= LTHREAD_MAX; lthread++) {
    const tcb = lthreadTcbOf(m, task, lthread);
    if (tcb !== 0) {
      if (transferPartnerOf(m, tcb) !== 0) abortTransfer(m, tcb, ERROR_ABORTED, ERROR_ABORTED);
      becomeFaulted(m, tcb);
    }
  }
}

/** Pre: all that die are stopped, so that only survivors poll. Post: these know; TCBs are free. */
function freeThreads(m: TrapPort, task: number): void {
  for (let lthread = 0; lthread <= LTHREAD_MAX; lthread++) {
    const tcb = lthreadTcbOf(m, task, lthread);
    if (tcb !== 0) {
      while (queueHeadOf(m, tcb) !== 0) partnerDied(m, queueHeadOf(m, tcb));
      setLthreadTcb(m, task, lthread, 0);
      giveBackThread(m, tcb);
    }
  }
}

/**
 * Every thread that waits for somebody who is no more is told, and so is one whose call to a pager
 * is on its way to one who is no more. Any other message goes on to where it was to arrive first.
 */
function tellWaiters(m: TrapPort): void {
  const threads = threadsOf(m);
  for (let index = 0; index < threads; index++) {
    const tcb = threadAt(m, index);
    if (idOf(m, tcb) !== 0 && stateOf(m, tcb) === STATE_WAITING) {
      if (waitsForOne(m, tcb) && findThread(m, partnerOf(m, tcb)) === 0) partnerDied(m, tcb);
    }
    if (idOf(m, tcb) !== 0 && stateOf(m, tcb) === STATE_POLLING) {
      if (callsAPager(m, tcb) && findThread(m, messageToOf(m, tcb)) === 0) partnerDied(m, tcb);
    }
  }
}

/** True iff a wait for `partner` is not for a thread. Whoever loses a line is told elsewhere. */
function isAnyOrLine(partner: number): boolean {
  return partner === ANY || isInterruptId(partner);
}

/** True iff the waiting thread waits for one partner, who lived when it began. */
function waitsForOne(m: TrapPort, tcb: number): boolean {
  const purpose = purposeOf(m, tcb);
  if (purpose === PURPOSE_START) return false;
  return purpose !== PURPOSE_IPC || !isAnyOrLine(partnerOf(m, tcb));
}

/** True iff the polling thread does so within a page fault or an exception. */
function callsAPager(m: TrapPort, tcb: number): boolean {
  return purposeOf(m, tcb) !== PURPOSE_IPC;
}

/** Removes all mappings of the task and all derived from them, and its tables. */
function deleteSpace(m: TrapPort, task: number): void {
  let page = nextMappedPage(m, task, 0, USER_AREA_PAGES);
  while (page < USER_AREA_PAGES) {
    flush(m, findNode(m, task, page));
    page = nextMappedPage(m, task, page + 1, USER_AREA_PAGES);
  }
  // Its last page took its last leaf table along: the root table is all zero.
  giveBackTable(m, rootTableOf(m, task));
  setRootTable(m, task, 0);
  m.fenceAsid(task);
}

/** The number is inactive; its version stays, so that the next one is fresh. */
function retire(m: TrapPort, task: number, heir: number): void {
  setActive(m, task, 0);
  setChief(m, task, 0);
  setMcp(m, task, 0);
  setOwner(m, task, heir);
  setMark(m, task, 0);
}
