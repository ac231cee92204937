// Small machines for the tests of machine/.

import * as m from "../../machine/index.ts";
import type { Word } from "../../lib/u32.ts";

export const RAM: Word = m.RAM_START;
export const PAGE: number = m.PAGE_BYTES;
const RAM_FRAME = RAM / PAGE;

/** Where the trap handler lies: outside RAM, so that nothing can run into it. */
export const HANDLER: Word = 0x0000_1000;

/** V, R, W, X, U, A and D: everything allowed. */
export const ALL: number = 0xdf;

/** The CSRs that the fast engines read and write themselves, of S and of M mode. */
export const QUIET_NAMES: readonly string[] = ["scratch", "epc", "cause", "tval", "tvec"].flatMap(
  (name) => [`s${name}`, `m${name}`],
);

/** A machine in M mode whose traps go to HANDLER, where nothing runs: the trap can be looked at. */
export function bareMachine(options: Partial<m.MachineOptions> = {}): m.Machine {
  const machine = new m.Machine({ ramBytes: 64 * 1024, ...options });
  machine.csrWrite(m.MTVEC, HANDLER);
  return machine;
}

/** What a trap left behind. */
export const trapOf = (
  machine: m.Machine,
): { readonly cause: Word; readonly at: Word; readonly value: Word } => ({
  cause: machine.csrRead(m.MCAUSE),
  at: machine.csrRead(m.MEPC),
  value: machine.csrRead(m.MTVAL),
});

/** Enters `mode` at `pc` as a trap handler would: by mret. */
export function enter(machine: m.Machine, mode: m.Mode, pc: Word): void {
  const mstatus = machine.csrRead(m.MSTATUS) & ~m.MSTATUS_MPP;
  machine.csrWrite(m.MSTATUS, mstatus | (mode << m.MSTATUS_MPP_SHIFT));
  machine.csrWrite(m.MEPC, pc);
  machine.mret();
}

// Pages of RAM by number: 1 is a root table, 2 and 3 are tables under it, 4 … 15 are frames.
export const ROOT = 1;
export const TABLE = 2;
export const FRAME = 4;

export const addressOf = (ramPage: number): Word => RAM + ramPage * PAGE;
/** A PTE for page `ramPage` of RAM. */
export const entry = (ramPage: number, flags: number): Word => m.pte(RAM_FRAME + ramPage, flags);

/** Sets the PTE for `virtual` in the table at level 1 (the root) or 0 (TABLE). */
export function setEntry(machine: m.Machine, level: 0 | 1, virtual: Word, pte: Word): void {
  const table = addressOf(level === 1 ? ROOT : TABLE);
  const index = level === 1 ? virtual >>> 22 : (virtual >>> 12) & 1023;
  machine.poke32(table + 4 * index, pte);
}

export const ASID = 5;
/** The virtual address of FRAME in a userMachine. */
export const USER_PAGE: Word = 0x0040_3000;

/** A machine in U mode at USER_PAGE, which maps FRAME with `flags`. */
export function userMachine(
  flags: number = ALL,
  options: Partial<m.MachineOptions> = {},
): m.Machine {
  const machine = bareMachine(options);
  setEntry(machine, 1, USER_PAGE, entry(TABLE, m.PTE_V));
  setEntry(machine, 0, USER_PAGE, entry(FRAME, flags));
  machine.csrWrite(m.SATP, m.satpSv32(ASID, RAM_FRAME + ROOT));
  enter(machine, m.USER_MODE, USER_PAGE);
  return machine;
}

/** Puts the machine into U mode again, at USER_PAGE. */
export const backToUser = (machine: m.Machine): void => enter(machine, m.USER_MODE, USER_PAGE);
