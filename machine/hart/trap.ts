// Into a trap and back: which mode takes it, and what mstatus remembers.
// (RISC-V Privileged, "Privilege and Global Interrupt-Enable Stack in mstatus Register",
// "Machine Trap Delegation Registers")

import type { Word } from "../../lib/u32.ts";
import * as layout from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";
import { CAUSE_INTERRUPT } from "./causes.ts";
import * as csr from "./csrNumbers.ts";
import { MACHINE_MODE, SUPERVISOR_MODE } from "./modes.ts";

/** The fields of mstatus that a trap pushes on and a return pops. */
const MACHINE_STACK = csr.MSTATUS_MIE | csr.MSTATUS_MPIE | csr.MSTATUS_MPP;
const SUPERVISOR_STACK = csr.MSTATUS_SIE | csr.MSTATUS_SPIE | csr.MSTATUS_SPP;

/** Enters the mode that takes `cause`, at its trap vector. The trapped instruction is at pc. */
export function enterTrap(memory: Memory, cause: Word, value: number): void {
  if (isDelegated(memory, cause)) enterSupervisor(memory, cause, value);
  else enterMachine(memory, cause, value);
  memory.hart[layout.WAITING] = layout.WAITING_NOT;
  memory.hart[layout.RESERVATION] = 0;
}

/** A trap never goes to a mode below the one that it comes from. */
function isDelegated(memory: Memory, cause: Word): boolean {
  if (memory.word(layout.MODE) > SUPERVISOR_MODE) return false;
  const isInterrupt = (cause & CAUSE_INTERRUPT) !== 0;
  const delegated = memory.word(isInterrupt ? layout.MIDELEG_WORD : layout.MEDELEG_WORD);
  return ((delegated >>> (cause & 31)) & 1) === 1;
}

function enterMachine(memory: Memory, cause: Word, value: number): void {
  const { hart } = memory;
  const mstatus = memory.word(layout.MSTATUS_WORD);
  const previousEnable = (mstatus & csr.MSTATUS_MIE) !== 0 ? csr.MSTATUS_MPIE : 0;
  const previousMode = memory.word(layout.MODE) << csr.MSTATUS_MPP_SHIFT;
  hart[layout.MEPC_WORD] = memory.word(layout.PC);
  hart[layout.MCAUSE_WORD] = cause;
  hart[layout.MTVAL_WORD] = value;
  hart[layout.MSTATUS_WORD] = (mstatus & ~MACHINE_STACK) | previousEnable | previousMode;
  hart[layout.MODE] = MACHINE_MODE;
  hart[layout.PC] = vectored(memory.word(layout.MTVEC_WORD), cause);
}

function enterSupervisor(memory: Memory, cause: Word, value: number): void {
  const { hart } = memory;
  const mstatus = memory.word(layout.MSTATUS_WORD);
  const previousEnable = (mstatus & csr.MSTATUS_SIE) !== 0 ? csr.MSTATUS_SPIE : 0;
  const previousMode = memory.word(layout.MODE) === SUPERVISOR_MODE ? csr.MSTATUS_SPP : 0;
  hart[layout.SEPC_WORD] = memory.word(layout.PC);
  hart[layout.SCAUSE_WORD] = cause;
  hart[layout.STVAL_WORD] = value;
  hart[layout.MSTATUS_WORD] = (mstatus & ~SUPERVISOR_STACK) | previousEnable | previousMode;
  hart[layout.MODE] = SUPERVISOR_MODE;
  hart[layout.PC] = vectored(memory.word(layout.STVEC_WORD), cause);
}

/** The base; in the vectored mode (bit 0) interrupts go to the base + 4 × cause. */
function vectored(vector: Word, cause: Word): Word {
  const base = vector & ~3;
  const isVectored = (vector & 1) !== 0 && (cause & CAUSE_INTERRUPT) !== 0;
  return isVectored ? base + 4 * (cause & ~CAUSE_INTERRUPT) : base;
}

/** What mret does to mode, mstatus and pc. MPP becomes U. */
export function returnToMpp(memory: Memory): void {
  const { hart } = memory;
  const mstatus = memory.word(layout.MSTATUS_WORD);
  const mode = (mstatus >>> csr.MSTATUS_MPP_SHIFT) & 3;
  const enable = (mstatus & csr.MSTATUS_MPIE) !== 0 ? csr.MSTATUS_MIE : 0;
  const clears = mode === MACHINE_MODE ? MACHINE_STACK : MACHINE_STACK | csr.MSTATUS_MPRV;
  hart[layout.MSTATUS_WORD] = (mstatus & ~clears) | enable | csr.MSTATUS_MPIE;
  hart[layout.MODE] = mode;
  hart[layout.PC] = memory.word(layout.MEPC_WORD);
  hart[layout.RESERVATION] = 0;
}

/** What sret does to mode, mstatus and pc. SPP becomes U. */
export function returnToSpp(memory: Memory): void {
  const { hart } = memory;
  const mstatus = memory.word(layout.MSTATUS_WORD);
  const enable = (mstatus & csr.MSTATUS_SPIE) !== 0 ? csr.MSTATUS_SIE : 0;
  const clears = SUPERVISOR_STACK | csr.MSTATUS_MPRV; // It goes to a mode below M.
  hart[layout.MSTATUS_WORD] = (mstatus & ~clears) | enable | csr.MSTATUS_SPIE;
  hart[layout.MODE] = (mstatus & csr.MSTATUS_SPP) === 0 ? 0 : SUPERVISOR_MODE;
  hart[layout.PC] = memory.word(layout.SEPC_WORD);
  hart[layout.RESERVATION] = 0;
}
