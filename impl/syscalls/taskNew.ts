import {
  A0,
  A1,
  A2,
  A3,
  A4,
  ANY,
  chiefOf,
  lthreadOf,
  NIL,
  taskOf,
  threadIdOf,
  VERSION_MAX,
  versionOf,
} from "../../abi/index.ts";
import {
  activeOf,
  chiefOf as chiefOfTask,
  depthMaxOf,
  freeTableCountOf,
  freeThreadCountOf,
  idOf,
  mcpOf,
  ownerOf,
  priorityOf,
  registerOf,
  setActive,
  setChief,
  setMcp,
  setOwner,
  setRegister,
  setRootTable,
  setVersion,
  sliceOf,
  tasksOf,
  versionOf as versionOfTask,
} from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { isActive, taskOfThread } from "../parts/ids.ts";
import { takeTable } from "../parts/pools.ts";
import { reschedule } from "../parts/schedule.ts";
import { deleteClan, depthOf } from "../parts/tasks.ts";
import { createThread } from "../parts/threads.ts";

/**
 * task_new: delete task a0 with its clan, hand its number over, or make it anew.
 *
 * Pre     `caller` runs.
 * Post    (A) An active task is deleted with its clan. (B) Without a pager (a4) the number is
 *         inactive; its owner is the task of a1, or the caller's. (C) With one, the task lives: mcp
 *         a1, one thread with sp a2, ip a3. a0 is the id of its lthread 0.
 * Errors  a0 = nil and no effect: no such number, not the caller's, too deep, no version or memory.
 * Source  Manual, 2.6.
 */
export function taskNew(m: TrapPort, caller: number): void {
  const id = registerOf(m, caller, A0);
  const pager = registerOf(m, caller, A4);
  if (!isMine(m, caller, id) || (pager !== NIL && !canCreate(m, caller, taskOf(id)))) {
    setRegister(m, caller, A0, NIL);
    reschedule(m);
    return;
  }
  // Everything that can refuse is behind us.
  const task = taskOf(id);
  if (activeOf(m, task) === 1) deleteClan(m, task, taskOfThread(m, caller));
  if (pager === NIL) handOver(m, caller, id);
  else create(m, caller, task, pager);
  reschedule(m);
}

/** Active: I am its chief, and the id is the current one. Inactive: its number is my task's. */
function isMine(m: TrapPort, caller: number, id: number): boolean {
  const task = taskOf(id);
  const mine = taskOfThread(m, caller);
  if (id === ANY || task < 1 || task > tasksOf(m)) return false;
  if (activeOf(m, task) === 0) return ownerOf(m, task) === mine;
  return chiefOfTask(m, task) === mine && isCurrent(m, id);
}

/** True iff chief and version of the id are those of its task, which is active. */
function isCurrent(m: TrapPort, id: number): boolean {
  const task = taskOf(id);
  return chiefOf(id) === chiefOfTask(m, task) && versionOf(id) === versionOfTask(m, task);
}

/** Depth, version, memory. A task that is replaced gives back a thread and a table. */
function canCreate(m: TrapPort, caller: number, task: number): boolean {
  if (depthOf(m, taskOfThread(m, caller)) + 1 > depthMaxOf(m)) return false;
  if (versionOfTask(m, task) >= VERSION_MAX) return false;
  if (activeOf(m, task) === 1) return true;
  return freeThreadCountOf(m) !== 0 && freeTableCountOf(m) !== 0;
}

/** (B): the number's owner is the task of a1 if that very incarnation lives, else mine. */
function handOver(m: TrapPort, caller: number, id: number): void {
  const task = taskOf(id);
  const mine = taskOfThread(m, caller);
  const heir = registerOf(m, caller, A1);
  const heirLives = isActive(m, taskOf(heir)) && isCurrent(m, heir);
  setOwner(m, task, heirLives ? taskOf(heir) : mine);
  setRegister(m, caller, A0, threadIdOf(mine, task, lthreadOf(id), 0));
}

/** (C): a child of mine, with a version that no incarnation had before and an empty space. */
function create(m: TrapPort, caller: number, task: number, pager: number): void {
  const mine = taskOfThread(m, caller);
  const mcp = registerOf(m, caller, A1);
  const sp = registerOf(m, caller, A2);
  const ip = registerOf(m, caller, A3);
  setActive(m, task, 1);
  setChief(m, task, mine);
  setOwner(m, task, 0);
  setVersion(m, task, versionOfTask(m, task) + 1);
  setMcp(m, task, mcp < mcpOf(m, mine) ? mcp : mcpOf(m, mine));
  setRootTable(m, task, takeTable(m));
  const thread = createThread(m, task, 0, ip, sp, pager, priorityOf(m, caller), sliceOf(m, caller));
  setRegister(m, caller, A0, idOf(m, thread));
}
