// Traps and returns from them: who takes them, and what mstatus remembers.

import { u32 } from "../lib/u32.ts";
import * as m from "../machine/index.ts";
import { DATA, enter, type Exercise, HANDLER, RAM, SUPERVISOR_HANDLER } from "./bench.ts";

const MODES = [m.USER_MODE, m.SUPERVISOR_MODE, m.MACHINE_MODE] as const;

export const trapExercises: readonly Exercise[] = [
  {
    name: "trapsSayWhyAndWhere",
    says: "ecall is cause 8, 9 or 11 by mode; an illegal instruction leaves its bits in mtval.",
    run: (bench) => {
      for (const mode of MODES) {
        const machine = bench.program(["addi a0, a0, 1", "ecall"]);
        enter(machine, mode, RAM);
        bench.advance(machine, 2);
        bench.traps(`ecall in mode ${mode}`, machine, 8 + mode, RAM + 4, 0);
      }
      bench.traps("ebreak", bench.after(["ebreak"]), m.CAUSE_BREAKPOINT, RAM, RAM);
      const long = bench.program([]);
      long.poke32(RAM, 0xffff_ffff);
      bench.traps("long", bench.advance(long, 1), 2, RAM, 0xffff_ffff);
      const short = bench.program([]);
      short.poke32(RAM, 0x1234_8000);
      bench.traps("short", bench.advance(short, 1), 2, RAM, 0x8000);
    },
  },
  {
    name: "trapsChangeNothingElse",
    says: "The instruction that traps has set no register, and is not counted as retired.",
    run: (bench) => {
      const machine = bench.after(["lw a0, 0(zero)"], { a0: 7 });
      bench.equal("a0", machine.readRegister(10), 7);
      bench.equal("instret", machine.instret, 0);
    },
  },
  {
    name: "mstatusRemembersTheModeBefore",
    says: "A trap to M mode puts MIE into MPIE and the mode into MPP; mret takes them back.",
    run: (bench) => {
      for (const mode of MODES)
        for (const enable of [0, m.MSTATUS_MIE]) {
          const machine = bench.program(["ecall"]);
          enter(machine, mode, RAM);
          machine.csrWrite(m.MSTATUS, enable | (mode === 0 ? m.MSTATUS_MPP : 0));
          bench.advance(machine, 1);
          const wanted = (mode << m.MSTATUS_MPP_SHIFT) | (enable === 0 ? 0 : m.MSTATUS_MPIE);
          bench.equal(`mstatus from mode ${mode}`, machine.csrRead(m.MSTATUS), wanted);
          machine.poke32(HANDLER, m.assembleLine("mret"));
          bench.advance(machine, 1);
          const after = m.MSTATUS_MPIE | enable;
          bench.equal("mstatus after mret", machine.csrRead(m.MSTATUS), after);
          bench.equal("mode and pc after mret", [machine.mode, machine.pc], [mode, RAM]);
        }
    },
  },
  {
    name: "sstatusRemembersTheModeBefore",
    says: "A trap to S mode puts SIE into SPIE and the mode into SPP; sret takes them back.",
    run: (bench) => {
      for (const mode of [m.USER_MODE, m.SUPERVISOR_MODE] as const)
        for (const enable of [0, m.MSTATUS_SIE]) {
          const machine = bench.program(["ecall"]);
          machine.csrWrite(m.MEDELEG, 1 << (8 + mode));
          enter(machine, mode, RAM);
          machine.csrWrite(m.MSTATUS, enable | m.MSTATUS_MPIE);
          bench.advance(machine, 1);
          const spp = mode === 0 ? 0 : m.MSTATUS_SPP;
          const wanted = m.MSTATUS_MPIE | spp | (enable === 0 ? 0 : m.MSTATUS_SPIE);
          bench.equal(`mstatus from mode ${mode}`, machine.csrRead(m.MSTATUS), wanted);
          bench.equal("mode and pc", [machine.mode, machine.pc], [1, SUPERVISOR_HANDLER]);
          const [cause, at] = [machine.csrRead(m.SCAUSE), machine.csrRead(m.SEPC)];
          bench.equal("scause and sepc", [cause, at], [8 + mode, RAM]);
          machine.poke32(SUPERVISOR_HANDLER, m.assembleLine("sret"));
          bench.advance(machine, 1);
          const after = m.MSTATUS_MPIE | m.MSTATUS_SPIE | enable;
          bench.equal("mstatus after sret", machine.csrRead(m.MSTATUS), after);
          bench.equal("mode and pc after sret", [machine.mode, machine.pc], [mode, RAM]);
        }
    },
  },
  {
    name: "returnsDropMprv",
    says: "mret to a mode below M, and sret, clear MPRV; mret to M mode leaves it.",
    run: (bench) => {
      for (const [line, mode, wanted] of [
        ["mret", m.SUPERVISOR_MODE, 0],
        ["mret", m.MACHINE_MODE, m.MSTATUS_MPRV],
        ["sret", m.MACHINE_MODE, 0],
      ] as const) {
        const machine = bench.program([line]);
        machine.csrWrite(m.MSTATUS, m.MSTATUS_MPRV | (mode << m.MSTATUS_MPP_SHIFT));
        bench.advance(machine, 1);
        bench.equal(`MPRV after ${line}`, machine.csrRead(m.MSTATUS) & m.MSTATUS_MPRV, wanted);
      }
    },
  },
  {
    name: "delegationIsBelowMachineModeOnly",
    says: "A delegated trap goes to S mode from U and S mode, and stays in M mode from M mode.",
    run: (bench) => {
      for (const mode of MODES) {
        const machine = bench.program(["ebreak"]);
        machine.csrWrite(m.MEDELEG, 0xffff_ffff);
        enter(machine, mode, RAM);
        bench.advance(machine, 1);
        const wanted = mode === m.MACHINE_MODE ? HANDLER : SUPERVISOR_HANDLER;
        bench.equal(`pc from mode ${mode}`, machine.pc, wanted);
      }
      const other = bench.program(["ebreak"]);
      other.csrWrite(m.MEDELEG, 0xffff_ffff & ~(1 << m.CAUSE_BREAKPOINT));
      enter(other, m.USER_MODE, RAM);
      bench.equal("not delegated: pc", bench.advance(other, 1).pc, HANDLER);
    },
  },
  {
    name: "privilegedInstructionsAreRefusedBelow",
    says: "mret is for M mode, sret and sfence.vma for S mode; TVM, TW and TSR take them away.",
    run: (bench) => {
      // prettier-ignore
      for (const [line, mode, mstatus, legal] of [
        ["mret", m.SUPERVISOR_MODE, 0, false], ["mret", m.USER_MODE, 0, false],
        ["sret", m.USER_MODE, 0, false], ["sret", m.SUPERVISOR_MODE, 0, true],
        ["sret", m.SUPERVISOR_MODE, m.MSTATUS_TSR, false],
        ["sret", m.MACHINE_MODE, m.MSTATUS_TSR, true],
        ["sfence.vma zero, zero", m.USER_MODE, 0, false],
        ["sfence.vma zero, zero", m.SUPERVISOR_MODE, 0, true],
        ["sfence.vma zero, zero", m.SUPERVISOR_MODE, m.MSTATUS_TVM, false],
        ["csrrs a0, satp, zero", m.SUPERVISOR_MODE, m.MSTATUS_TVM, false],
        ["csrrs a0, satp, zero", m.SUPERVISOR_MODE, 0, true],
        ["wfi", m.SUPERVISOR_MODE, m.MSTATUS_TW, false], ["wfi", m.SUPERVISOR_MODE, 0, true],
        ["wfi", m.USER_MODE, 0, false],
      ] as const) {
        const machine = bench.program([line]);
        enter(machine, mode, RAM);
        machine.csrWrite(m.MSTATUS, mstatus);
        bench.advance(machine, 1);
        bench.equal(`${line} in mode ${mode}: trapped`, machine.pc === HANDLER, !legal);
        if (!legal) bench.traps(line, machine, 2, RAM, u32(m.assembleLine(line)));
      }
    },
  },
  {
    name: "fetchesFaultWhereTheyFail",
    says: "If the second half of an instruction cannot be fetched, mtval is its address.",
    run: (bench) => {
      const machine = bench.program([], { a1: DATA });
      machine.poke8(RAM + 0xfffe, 0x13);
      machine.pc = RAM + 0xfffe;
      bench.advance(machine, 1);
      bench.traps("split", machine, m.CAUSE_FETCH_ACCESS_FAULT, RAM + 0xfffe, RAM + 0x1_0000);
    },
  },
];
