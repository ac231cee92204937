// From ids to threads and tasks. Ids are compared whole. Source: manual, 1.1.

import { lthreadOf, taskOf, threadIdOf } from "../../abi/index.ts";
import { activeOf, chiefOf, idOf, lthreadTcbOf, tasksOf, versionOf } from "../layout/index.ts";
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
  return threadIdOf(chiefOf(m, number), number, lthread, versionOf(m, number));
}
