// What interrupt lines say: messages that carry nothing but their sender. What is pending stays in
// the PLIC until its owner hears it: there is no other place where it could be forgotten. A line is
// enabled in the PLIC while it may speak and has nothing to say; when it asks and its owner does
// not listen, it is disabled, so that it does not interrupt again. Source: manual, 3.5.

import {
  A0,
  A1,
  A2,
  ANY,
  INTERRUPT_LINES,
  LABEL_INTERRUPT,
  STATE_WAITING,
  tagOf,
} from "../../abi/index.ts";
import { bit, u32 } from "../../lib/u32.ts";
import {
  deviceFrameOf,
  lineOwnerOf,
  linesUnmaskedOf,
  partnerOf,
  PURPOSE_IPC,
  purposeOf,
  setLinesUnmasked,
  setRegister,
  stateOf,
} from "../layout/index.ts";
import { PLIC_CLAIM, PLIC_ENABLE, PLIC_PENDING, PLIC_PRIORITIES } from "../../machine/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { becomeReady } from "./threadState.ts";

/** Post: the lines of all devices can ask, with equal priorities; none is enabled. */
export function initialiseLines(m: TrapPort): void {
  for (let line = 1; line <= INTERRUPT_LINES; line++) {
    if (deviceFrameOf(m, line) !== 0) m.store32(PLIC_PRIORITIES + line * 4, 1);
  }
  m.store32(PLIC_ENABLE, 0);
}

/** Enabled lines ask: each owner who listens is told; the other lines wait until theirs do. */
export function hearDevices(m: TrapPort): void {
  let asking = u32(m.load32(PLIC_PENDING) & m.load32(PLIC_ENABLE));
  while (asking !== 0) {
    const line = lowestBit(asking);
    const owner = lineOwnerOf(m, line);
    if (awaitsLine(m, owner, line)) deliver(m, owner, line);
    else disableLine(m, line);
    asking = u32(asking & (asking - 1));
  }
}

/** True iff the thread waits, openly or for the line, in an `ipc` of its own. */
function awaitsLine(m: TrapPort, tcb: number, line: number): boolean {
  if (stateOf(m, tcb) !== STATE_WAITING || purposeOf(m, tcb) !== PURPOSE_IPC) return false;
  return partnerOf(m, tcb) === ANY || partnerOf(m, tcb) === line;
}

/** Pre: the line has an owner. Post: it may speak. What it has to say is heard at a receive. */
export function unmaskLine(m: TrapPort, line: number): void {
  setLinesUnmasked(m, u32(linesUnmaskedOf(m) | (1 << line)));
  enableIfQuiet(m, line);
}

/** Post: the line says nothing. What it has to say is kept. */
export function maskLine(m: TrapPort, line: number): void {
  setLinesUnmasked(m, u32(linesUnmaskedOf(m) & ~(1 << line)));
  disableLine(m, line);
}

/**
 * A receive of `tcb` from `source` (ANY, or a line of its own) begins: the first of its lines that
 * ask is heard, and it is ready. True iff there was one.
 */
export function receiveFromLines(m: TrapPort, tcb: number, source: number): boolean {
  let lines = linesUnmaskedOf(m);
  if (source !== ANY) lines = u32(lines & (1 << source));
  while (lines !== 0) {
    const line = lowestBit(lines);
    if (lineOwnerOf(m, line) === tcb) {
      if (bit(m.load32(PLIC_PENDING), line) === 1) {
        deliver(m, tcb, line);
        return true;
      }
      // It may have asked before, and have been answered without a message.
      enableIfQuiet(m, line);
    }
    lines = u32(lines & (lines - 1));
  }
  return false;
}

/** The owner has the line's message and is ready; the line is masked. */
function deliver(m: TrapPort, tcb: number, line: number): void {
  consume(m, line);
  setLinesUnmasked(m, u32(linesUnmaskedOf(m) & ~(1 << line)));
  setRegister(m, tcb, A0, line);
  setRegister(m, tcb, A1, tagOf(LABEL_INTERRUPT, 0, 0));
  setRegister(m, tcb, A2, 0);
  becomeReady(m, tcb);
}

/** Claims and completes this very source, which is pending; it is disabled then. */
function consume(m: TrapPort, line: number): void {
  const enabled = m.load32(PLIC_ENABLE);
  // The PLIC hands out the first source that is enabled, and takes back none that is not.
  m.store32(PLIC_ENABLE, u32(1 << line));
  m.store32(PLIC_CLAIM, m.load32(PLIC_CLAIM));
  m.store32(PLIC_ENABLE, u32(enabled & ~(1 << line)));
}

function enableIfQuiet(m: TrapPort, line: number): void {
  if (bit(m.load32(PLIC_PENDING), line) === 1) return;
  m.store32(PLIC_ENABLE, u32(m.load32(PLIC_ENABLE) | (1 << line)));
}

function disableLine(m: TrapPort, line: number): void {
  m.store32(PLIC_ENABLE, u32(m.load32(PLIC_ENABLE) & ~(1 << line)));
}

/** The number of the lowest bit that is set in `word`, which is not 0. */
export function lowestBit(word: number): number {
  let found = 0;
  while (bit(word, found) === 0) found = found + 1;
  return found;
}
