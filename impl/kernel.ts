// The kernel: two entries, and what every trap does. This file is the table of contents.

import {
  A7,
  FPAGE_UNMAP,
  ID_NEAREST,
  IPC,
  LTHREAD_EX_REGS,
  RAM_START,
  TASK_NEW,
  THREAD_SCHEDULE,
  THREAD_SWITCH,
} from "../abi/index.ts";
import { u32 } from "../lib/u32.ts";
import {
  CAUSE_ECALL_FROM_U,
  CAUSE_FETCH_PAGE_FAULT,
  CAUSE_INTERRUPT,
  CAUSE_LOAD_PAGE_FAULT,
  CAUSE_MACHINE_TIMER_INTERRUPT,
  CAUSE_STORE_PAGE_FAULT,
  MCAUSE,
  MIE,
  MIP_MEIP,
  MIP_MTIP,
  MTVAL,
  MTVEC,
  type TrapPort,
} from "../machine/index.ts";
import { currentOf, firstTickOf, pcOf, registerOf, setNowLow, setPc } from "./layout/index.ts";
import { createFirstTasks, initialisePools } from "./parts/boot.ts";
import { armTimer, tick } from "./parts/clock.ts";
import { cameFromUser, leaveKernel, saveContext } from "./parts/context.ts";
import { exception, pageFault } from "./parts/faults.ts";
import { hearDevices, initialiseLines } from "./parts/lines.ts";
import { reschedule } from "./parts/schedule.ts";
import { fpageUnmap } from "./syscalls/fpageUnmap.ts";
import { idNearest } from "./syscalls/idNearest.ts";
import { ipc } from "./syscalls/ipc.ts";
import { lthreadExRegs } from "./syscalls/lthreadExRegs.ts";
import { taskNew } from "./syscalls/taskNew.ts";
import { threadSchedule } from "./syscalls/threadSchedule.ts";
import { threadSwitch } from "./syscalls/threadSwitch.ts";

/** Where traps go. An image of the kernel will have its code elsewhere. */
const TRAP_ENTRY = RAM_START;
const INSTRUCTION_BYTES = 4;

/**
 * The entry at power on.
 *
 * Pre     M mode; RAM holds the boot parameters at its start and is zero in the rest of its first
 *         MiB (abi/boot.ts).
 * Post    σ0 and root are ready; one of them runs in user mode; the first tick is due.
 * Source  Manual, section 6.
 */
export function boot(m: TrapPort): void {
  initialisePools(m);
  initialiseLines(m);
  createFirstTasks(m);
  m.fenceAll();
  m.csrWrite(MTVEC, TRAP_ENTRY);
  m.csrWrite(MIE, MIP_MTIP | MIP_MEIP);
  setNowLow(m, firstTickOf(m));
  armTimer(m);
  reschedule(m);
  leaveKernel(m);
}

/**
 * The entry of every trap. All that it knows is in memory and CSRs.
 *
 * Pre     boot has run; mcause, mtval, mepc and mstatus are those of the trap.
 * Post    The event was answered; the current thread runs in user mode, or the machine idles.
 */
export function trap(m: TrapPort): void {
  // A trap from M mode found the machine idle: there is no thread whose registers matter.
  if (cameFromUser(m)) saveContext(m, currentOf(m));
  const cause = m.csrRead(MCAUSE);
  if (cause >= CAUSE_INTERRUPT) interrupt(m, cause);
  else synchronous(m, currentOf(m), cause);
  leaveKernel(m);
}

function interrupt(m: TrapPort, cause: number): void {
  // No third interrupt is enabled.
  if (cause === CAUSE_MACHINE_TIMER_INTERRUPT) {
    tick(m);
    return;
  }
  hearDevices(m);
  reschedule(m);
}

/** What the running thread did. */
function synchronous(m: TrapPort, caller: number, cause: number): void {
  switch (cause) {
    case CAUSE_ECALL_FROM_U:
      systemCall(m, caller);
      break;
    case CAUSE_FETCH_PAGE_FAULT:
    case CAUSE_LOAD_PAGE_FAULT:
    case CAUSE_STORE_PAGE_FAULT:
      pageFault(m, caller, cause, m.csrRead(MTVAL));
      break;
    default:
      exception(m, caller, cause, m.csrRead(MTVAL));
      break;
  }
}

/** Each call ends in exactly one function of parts/schedule.ts. */
function systemCall(m: TrapPort, caller: number): void {
  const ecall = pcOf(m, caller);
  // Inside a call the ip is the instruction after it.
  setPc(m, caller, u32(ecall + INSTRUCTION_BYTES));
  switch (registerOf(m, caller, A7)) {
    case IPC:
      ipc(m, caller);
      break;
    case ID_NEAREST:
      idNearest(m, caller);
      break;
    case FPAGE_UNMAP:
      fpageUnmap(m, caller);
      break;
    case THREAD_SWITCH:
      threadSwitch(m, caller);
      break;
    case THREAD_SCHEDULE:
      threadSchedule(m, caller);
      break;
    case LTHREAD_EX_REGS:
      lthreadExRegs(m, caller);
      break;
    case TASK_NEW:
      taskNew(m, caller);
      break;
    // Nothing of ours: an exception at the ecall itself.
    default:
      setPc(m, caller, ecall);
      exception(m, caller, CAUSE_ECALL_FROM_U, 0);
      break;
  }
}
