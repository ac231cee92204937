// The three pools of kernel memory: threads, mapping nodes, page tables. Nothing else is ever
// allocated. Each `take` has the precondition that its pool is not empty; callers check first,
// before they change anything.

import {
  freeNodeCountOf,
  freeNodeHeadOf,
  freeTableCountOf,
  freeTableSlotAt,
  freeThreadCountOf,
  freeThreadHeadOf,
  nextSiblingOf,
  readyNextOf,
  setFirstChild,
  setFreeNodeCount,
  setFreeNodeHead,
  setFreeTableCount,
  setFreeThreadCount,
  setFreeThreadHead,
  setNextSibling,
  setNodePage,
  setNodePte,
  setNodeTask,
  setParent,
  setPreviousSibling,
  setReadyNext,
  THREAD_BYTES,
} from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";

/** Pre: a TCB is free. Post: it is all zero. */
export function takeThread(m: TrapPort): number {
  const tcb = freeThreadHeadOf(m);
  setFreeThreadHead(m, readyNextOf(m, tcb));
  setFreeThreadCount(m, freeThreadCountOf(m) - 1);
  setReadyNext(m, tcb, 0);
  return tcb;
}

/** Pre: the thread is in no queue. Post: nothing of it is left: its block is zero but the link. */
export function giveBackThread(m: TrapPort, tcb: number): void {
  for (let offset = 0; offset < THREAD_BYTES; offset += 4) m.store32(tcb + offset, 0);
  setReadyNext(m, tcb, freeThreadHeadOf(m));
  setFreeThreadHead(m, tcb);
  setFreeThreadCount(m, freeThreadCountOf(m) + 1);
}

/** Pre: a node is free. Post: it has no parent, child or sibling. */
export function takeNode(m: TrapPort): number {
  const node = freeNodeHeadOf(m);
  setFreeNodeHead(m, nextSiblingOf(m, node));
  setFreeNodeCount(m, freeNodeCountOf(m) - 1);
  setNextSibling(m, node, 0);
  return node;
}

/** Pre: the node has no child and is nobody's child. */
export function giveBackNode(m: TrapPort, node: number): void {
  setNodeTask(m, node, 0);
  setNodePage(m, node, 0);
  setNodePte(m, node, 0);
  setParent(m, node, 0);
  setFirstChild(m, node, 0);
  setPreviousSibling(m, node, 0);
  setNextSibling(m, node, freeNodeHeadOf(m));
  setFreeNodeHead(m, node);
  setFreeNodeCount(m, freeNodeCountOf(m) + 1);
}

/** Pre: a table is free. Post: it is all zero, as it was when it was given back. */
export function takeTable(m: TrapPort): number {
  const count = freeTableCountOf(m) - 1;
  setFreeTableCount(m, count);
  const slot = freeTableSlotAt(m, count);
  const table = m.load32(slot);
  m.store32(slot, 0);
  return table;
}

/** Pre: the table is all zero. */
export function giveBackTable(m: TrapPort, table: number): void {
  const count = freeTableCountOf(m);
  m.store32(freeTableSlotAt(m, count), table);
  setFreeTableCount(m, count + 1);
}
