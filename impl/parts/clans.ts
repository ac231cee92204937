// Clans and chiefs: who reaches whom, where a message arrives first, who is heard for whom, and who
// may speak for whom. All of these ask `nearestTo`, as id_nearest does. Source: manual, 2.1.

import { ANY, chiefOf, isInterruptId, NIL, taskOf } from "../../abi/index.ts";
import { chiefOf as chiefOfTask, idOf, speaksForOf } from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { findThread, idInTask, isActive } from "./ids.ts";

/**
 * True iff a thread with id `from` reaches one with id `to` directly: they are in the same clan,
 * or one is in the task of the other's chief. Threads of one task have the same chief.
 */
export function reachesDirectly(from: number, to: number): boolean {
  if (chiefOf(from) === chiefOf(to)) return true;
  return chiefOf(from) === taskOf(to) || chiefOf(to) === taskOf(from);
}

/**
 * The id of the thread at which a message from the living thread `own` to `id` arrives first, or
 * NIL if that is the kernel. Any id has an answer, whether or not it names somebody.
 */
export function nearestTo(m: TrapPort, own: number, id: number): number {
  if (id === NIL) return own;
  if (isInterruptId(id)) return id;
  if (id !== ANY) {
    if (reachesDirectly(own, id)) return id;
    // It is inside the clan of somebody in reach: that one stands on the way.
    const ancestor = ancestorInReach(m, own, id);
    if (ancestor !== 0) return idInTask(m, ancestor, 0);
  }
  // It is outside: the way is through the own chief. That of σ0 and root is the kernel.
  const chief = chiefOf(own);
  return chief === 0 ? NIL : idInTask(m, chief, 0);
}

/** The first task among the living ancestors of `id` that `own` reaches directly, or 0. */
function ancestorInReach(m: TrapPort, own: number, id: number): number {
  let ancestor = chiefOf(id);
  while (isActive(m, ancestor)) {
    if (reachesDirectly(own, idInTask(m, ancestor, 0))) return ancestor;
    ancestor = chiefOfTask(m, ancestor);
  }
  return 0;
}

/** The TCB of the living thread at which a message from `tcb` to `id` arrives first, or 0. */
export function partnerFor(m: TrapPort, tcb: number, id: number): number {
  // Nil and any have a nearest, but name nobody to whom a message could be addressed.
  if (id === NIL || id === ANY) return 0;
  return findThread(m, nearestTo(m, idOf(m, tcb), id));
}

/**
 * True iff a closed receive of `receiver` from `source` takes what `sender` has for it.
 *
 * Pre     The message of `sender` arrives at `receiver`. So it comes from within reach, and who is
 *         out of reach can only be heard through who stands on the way, in whatever name.
 */
export function hears(m: TrapPort, receiver: number, source: number, sender: number): boolean {
  if (idOf(m, sender) === source) return speaksForOf(m, sender) === 0;
  return partnerFor(m, receiver, source) === sender;
}

/**
 * True iff `tcb` stands between the living threads `one` and `other`: what either says to the other
 * arrives at it first. False if one of them does not live.
 */
export function standsBetween(m: TrapPort, tcb: number, one: number, other: number): boolean {
  if (findThread(m, one) === 0 || findThread(m, other) === 0) return false;
  const own = idOf(m, tcb);
  return nearestTo(m, one, other) === own && nearestTo(m, other, one) === own;
}
