// From ids to threads, and who reaches whom. Ids are compared whole. Source: manual, 1.1 and 2.1.

import { chiefOf, lthreadOf, taskOf, threadIdOf } from "../../abi/index.ts";
import {
  activeOf,
  chiefOf as chiefOfTask,
  idOf,
  lthreadTcbOf,
  tasksOf,
  versionOf,
} from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";

/**
 * The TCB of the living thread that `id` names, or 0. Nil, any and interrupt ids name nobody.
 */
export function findThread(m: TrapPort, id: number): number {
  const task = taskOf(id);
  if (!isActive(m, task)) return 0;
  const tcb = lthreadTcbOf(m, task, lthreadOf(id));
  if (tcb === 0) return 0;
  return idOf(m, tcb) === id ? tcb : 0;
}

/** True iff `number` is that of an active task; 0 never is. */
export function isActive(m: TrapPort, number: number): boolean {
  return number >= 1 && number <= tasksOf(m) && activeOf(m, number) === 1;
}

/** The task number of the thread. */
export function taskOfThread(m: TrapPort, tcb: number): number {
  return taskOf(idOf(m, tcb));
}

/** The id of `lthread` of the active task `number`, whether or not there is such a thread. */
export function idInTask(m: TrapPort, number: number, lthread: number): number {
  return threadIdOf(chiefOfTask(m, number), number, lthread, versionOf(m, number));
}

/**
 * True iff a thread with id `from` reaches one with id `to` directly: they are in the same clan,
 * or one is in the task of the other's chief. Threads of one task have the same chief.
 */
export function reachesDirectly(from: number, to: number): boolean {
  if (chiefOf(from) === chiefOf(to)) return true;
  return chiefOf(from) === taskOf(to) || chiefOf(to) === taskOf(from);
}

/** The TCB of the living thread that `tcb` reaches directly by `id`, or 0: no partner. */
export function findPartner(m: TrapPort, tcb: number, id: number): number {
  const partner = findThread(m, id);
  if (partner === 0) return 0;
  return reachesDirectly(idOf(m, tcb), id) ? partner : 0;
}
