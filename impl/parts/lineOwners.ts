// Whose an interrupt line is: authority over a device is authority over its interrupt. A thread
// may attach a line iff its task has the page of the device's registers mapped with w; whoever
// loses the page, or dies, loses the line. Source: manual, 3.5.

import {
  ERROR_NO_PARTNER,
  INTERRUPT_LINES,
  LABEL_DETACH,
  PHASE_RECEIVE,
  READ,
  STATE_WAITING,
  TASK_SIGMA0,
  WRITE,
} from "../../abi/index.ts";
import { u32 } from "../../lib/u32.ts";
import {
  deviceFrameOf,
  idOf,
  lineOwnerOf,
  linesAttachedOf,
  nodeTaskOf,
  partnerOf,
  PURPOSE_IPC,
  purposeOf,
  setLineOwner,
  setLinesAttached,
  stateOf,
} from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { taskOfThread } from "./ids.ts";
import { lowestBit, maskLine, unmaskLine } from "./lines.ts";
import { nextWithin } from "./mappingTree.ts";
import { takeNode } from "./pools.ts";
import { failIpc } from "./results.ts";
import { ensureLeafTable, findNode, installLeaf, rightsOfNode } from "./space.ts";

/** Post: σ0 has the registers of every device at their own addresses, to read and to write. */
export function mapDevices(m: TrapPort): void {
  for (let line = 1; line <= INTERRUPT_LINES; line++) {
    const frame = deviceFrameOf(m, line);
    // Two lines may be of one device.
    if (frame !== 0 && findNode(m, TASK_SIGMA0, frame) === 0) {
      ensureLeafTable(m, TASK_SIGMA0, frame);
      installLeaf(m, takeNode(m), TASK_SIGMA0, frame, frame, READ | WRITE);
    }
  }
}

/** A closed receive from `line`: it is attached, if free, and unmasked. False: not allowed. */
export function attachLine(m: TrapPort, tcb: number, line: number): boolean {
  const owner = lineOwnerOf(m, line);
  if (owner !== 0 && owner !== tcb) return false;
  if (!mayOwn(m, tcb, line)) return false;
  setLineOwner(m, line, tcb);
  setLinesAttached(m, u32(linesAttachedOf(m) | (1 << line)));
  unmaskLine(m, line);
  return true;
}

/** A message with `label` to `line`: it is unmasked or detached. False: it is not the sender's. */
export function tellLine(m: TrapPort, tcb: number, line: number, label: number): boolean {
  if (lineOwnerOf(m, line) !== tcb) return false;
  if (label === LABEL_DETACH) detachLine(m, line);
  else unmaskLine(m, line);
  return true;
}

/** Threads died or pages went: who may not own its lines any more has them no more. */
export function releaseLines(m: TrapPort): void {
  let attached = linesAttachedOf(m);
  while (attached !== 0) {
    const line = lowestBit(attached);
    const owner = lineOwnerOf(m, line);
    if (!mayOwn(m, owner, line)) {
      detachLine(m, line);
      if (waitsForLine(m, owner, line)) failIpc(m, owner, PHASE_RECEIVE, ERROR_NO_PARTNER);
    }
    attached = u32(attached & (attached - 1));
  }
}

/** Nobody owns the line any more; what it has to say is kept for its next owner. */
function detachLine(m: TrapPort, line: number): void {
  setLineOwner(m, line, 0);
  setLinesAttached(m, u32(linesAttachedOf(m) & ~(1 << line)));
  maskLine(m, line);
}

/** True iff the thread lives and its task may write to the registers of the line's device. */
function mayOwn(m: TrapPort, tcb: number, line: number): boolean {
  const frame = deviceFrameOf(m, line);
  if (frame === 0 || idOf(m, tcb) === 0) return false;
  const task = taskOfThread(m, tcb);
  // Whoever has the page has it from σ0, directly or not.
  const root = findNode(m, TASK_SIGMA0, frame);
  let node = root;
  while (node !== 0) {
    if (nodeTaskOf(m, node) === task && (rightsOfNode(m, node) & WRITE) !== 0) return true;
    node = nextWithin(m, node, root);
  }
  return false;
}

/** True iff the thread, which may be dead, waits for that line alone. */
function waitsForLine(m: TrapPort, tcb: number, line: number): boolean {
  if (idOf(m, tcb) === 0 || stateOf(m, tcb) !== STATE_WAITING) return false;
  return purposeOf(m, tcb) === PURPOSE_IPC && partnerOf(m, tcb) === line;
}
