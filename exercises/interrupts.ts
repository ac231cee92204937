// Interrupts: which is taken, when, by whom; and waiting for one.

import * as m from "../machine/index.ts";
import type { Bench, Exercise, Machine } from "./bench.ts";
import { enter, HANDLER, RAM, SUPERVISOR_HANDLER } from "./bench.ts";

const NOPS = ["addi zero, zero, 0", "addi zero, zero, 0", "addi zero, zero, 0"];

/** In `mode`, with these interrupts pending (msip, mtip and what software sets) and unmasked. */
function pending(bench: Bench, mode: m.Mode, mie: number, mideleg: number, mstatus = 0): Machine {
  const machine = bench.program(NOPS);
  machine.csrWrite(m.MIP, m.MIP_SSIP | m.MIP_STIP | m.MIP_SEIP);
  machine.store32(m.CLINT_MSIP, 1);
  machine.store32(m.CLINT_MTIMECMP, 0);
  machine.store32(m.CLINT_MTIMECMP + 4, 0);
  machine.csrWrite(m.MIE, mie);
  machine.csrWrite(m.MIDELEG, mideleg);
  enter(machine, mode, RAM);
  machine.csrWrite(m.MSTATUS, mstatus);
  return machine;
}

export const interruptExercises: readonly Exercise[] = [
  {
    name: "interruptsHaveAnOrder",
    says: "Software before timer, those to M mode before those to S mode: MSI MTI SEI SSI STI.",
    run: (bench) => {
      const order = [m.MIP_MSIP, m.MIP_MTIP, m.MIP_SEIP, m.MIP_SSIP, m.MIP_STIP];
      let mie = order.reduce((all, bit) => all | bit, 0);
      for (const bit of order) {
        const machine = bench.advance(pending(bench, m.USER_MODE, mie, 0), 1);
        const cause = m.CAUSE_INTERRUPT + Math.log2(bit);
        bench.traps(`mie ${mie.toString(16)}`, machine, cause, RAM, 0);
        mie &= ~bit;
      }
    },
  },
  {
    name: "interruptsToMachineModeComeFirst",
    says: "Whatever is delegated waits for what is not.",
    run: (bench) => {
      const machine = pending(bench, m.USER_MODE, m.MIP_STIP | m.MIP_SEIP, m.MIP_SEIP);
      bench.equal("pc", bench.advance(machine, 1).pc, HANDLER);
      bench.equal("cause", machine.csrRead(m.MCAUSE), m.CAUSE_SUPERVISOR_TIMER_INTERRUPT);
    },
  },
  {
    name: "interruptsAreEnabledByMode",
    says: "In the mode that takes them by its enable bit; below always; above never.",
    run: (bench) => {
      // prettier-ignore
      for (const [mode, mideleg, mstatus, pc] of [
        [m.MACHINE_MODE, 0, 0, RAM + 4], [m.MACHINE_MODE, 0, m.MSTATUS_MIE, HANDLER],
        [m.SUPERVISOR_MODE, 0, 0, HANDLER], [m.USER_MODE, 0, 0, HANDLER],
        [m.SUPERVISOR_MODE, 2, 0, RAM + 4],
        [m.SUPERVISOR_MODE, 2, m.MSTATUS_SIE, SUPERVISOR_HANDLER],
        [m.USER_MODE, 2, 0, SUPERVISOR_HANDLER],
        [m.MACHINE_MODE, 2, m.MSTATUS_MIE | m.MSTATUS_SIE, RAM + 4],
      ] as const) {
        const machine = pending(bench, mode, m.MIP_SSIP, mideleg, mstatus);
        bench.equal(`mode ${mode}, mstatus ${mstatus}`, bench.advance(machine, 1).pc, pc);
      }
      const masked = pending(bench, m.USER_MODE, 0, 0);
      bench.equal("masked by mie", bench.advance(masked, 1).pc, RAM + 4);
    },
  },
  {
    name: "vectorsAreForInterrupts",
    says: "With a vectored mtvec or stvec interrupts go to base + 4 × cause, exceptions to base.",
    run: (bench) => {
      const timer = pending(bench, m.USER_MODE, m.MIP_MTIP, 0);
      timer.csrWrite(m.MTVEC, HANDLER + 1);
      bench.equal("timer", bench.advance(timer, 1).pc, HANDLER + 28);
      const software = pending(bench, m.USER_MODE, m.MIP_SSIP, m.MIP_SSIP);
      software.csrWrite(m.STVEC, SUPERVISOR_HANDLER + 1);
      bench.equal("software", bench.advance(software, 1).pc, SUPERVISOR_HANDLER + 4);
      const exception = bench.program(["ecall"]);
      exception.csrWrite(m.MTVEC, HANDLER + 1);
      bench.equal("ecall", bench.advance(exception, 1).pc, HANDLER);
    },
  },
  {
    name: "waitingEndsWithAnInterrupt",
    says: "WFI waits until an interrupt of mie is pending, and goes on even if it is not enabled.",
    run: (bench) => {
      const machine = bench.program(["wfi", ...NOPS]);
      machine.csrWrite(m.MIE, m.MIP_MSIP);
      bench.advance(machine, 3);
      bench.equal("waits: pc, instret", [machine.pc, machine.instret], [RAM + 4, 1]);
      machine.csrWrite(m.MIP, m.MIP_SSIP);
      bench.equal("a masked one does not wake it", bench.advance(machine, 1).pc, RAM + 4);
      machine.store32(m.CLINT_MSIP, 1);
      bench.equal("goes on", bench.advance(machine, 1).pc, RAM + 8);
    },
  },
  {
    name: "theTimerCountsInstructions",
    says: "mtime is one unit an instruction, and the timer interrupt comes at mtimecmp exactly.",
    run: (bench) => {
      const machine = bench.program(["addi a0, a0, 1", "jal zero, -4"]);
      machine.store32(m.CLINT_MTIMECMP, 7);
      machine.store32(m.CLINT_MTIMECMP + 4, 0);
      machine.csrWrite(m.MIE, m.MIP_MTIP);
      enter(machine, m.USER_MODE, RAM);
      bench.advance(machine, 8);
      bench.traps("timer", machine, m.CAUSE_MACHINE_TIMER_INTERRUPT, RAM + 4, 0);
      bench.equal("mtime", [machine.mtime, machine.load32(m.CLINT_MTIME)], [7, 7]);
      machine.store32(m.CLINT_MTIMECMP + 4, 1);
      bench.equal("MTIP", machine.csrRead(m.MIP) & m.MIP_MTIP, 0);
    },
  },
];
