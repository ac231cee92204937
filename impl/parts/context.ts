// The way in and out of the kernel: registers into the running thread's TCB, and back.

import { bits, u32 } from "../../lib/u32.ts";
import { taskOf } from "../../abi/index.ts";
import {
  currentOf,
  idOf,
  pcOf,
  registerOf,
  rootTableOf,
  setPc,
  setRegister,
} from "../layout/index.ts";
import {
  MEPC,
  MSTATUS,
  MSTATUS_MIE,
  MSTATUS_MPIE,
  MSTATUS_MPP,
  SATP,
  SATP_ASID_SHIFT,
  SATP_SV32,
  type TrapPort,
} from "../../machine/index.ts";

const REGISTERS_END = 32;

/** True iff the trap came from user mode: from the running thread, not from the idle machine. */
export function cameFromUser(m: TrapPort): boolean {
  return (m.csrRead(MSTATUS) & MSTATUS_MPP) === 0;
}

/** Pre: the trap came from user mode. Post: the registers of the running thread are in its TCB. */
export function saveContext(m: TrapPort, tcb: number): void {
  for (let register = 1; register < REGISTERS_END; register++) {
    setRegister(m, tcb, register, m.readRegister(register));
  }
  setPc(m, tcb, m.csrRead(MEPC));
}

/** The end of every trap: the current thread goes on in user mode, or the machine idles. */
export function leaveKernel(m: TrapPort): void {
  const tcb = currentOf(m);
  if (tcb === 0) {
    // Interrupts are taken in M mode only while nobody runs.
    m.csrWrite(MSTATUS, MSTATUS_MIE);
    m.waitForInterrupt();
    return;
  }
  const satp = satpOf(m, taskOf(idOf(m, tcb)));
  if (m.csrRead(SATP) !== satp) m.csrWrite(SATP, satp);
  for (let register = 1; register < REGISTERS_END; register++) {
    m.writeRegister(register, registerOf(m, tcb, register));
  }
  m.csrWrite(MEPC, pcOf(m, tcb));
  // MPP = 0: to user mode, where the timer's interrupt is always taken.
  m.csrWrite(MSTATUS, MSTATUS_MPIE);
  m.mret();
}

/** Sv32 with the task's number as ASID and its root table. */
function satpOf(m: TrapPort, task: number): number {
  const rootPage = bits(rootTableOf(m, task), 31, 12);
  return u32(SATP_SV32 | (task << SATP_ASID_SHIFT) | rootPage);
}
