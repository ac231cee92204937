// Control and status registers: what they keep, who may touch them, and what counts.

import * as m from "../machine/index.ts";
import { enter, type Exercise, HANDLER, RAM } from "./bench.ts";

/** What is left of all ones. */
// prettier-ignore
const kept: readonly (readonly [csr: number, value: number])[] = [
  [m.MSTATUS, 0x007e_19aa], [m.SSTATUS, 0x000c_0122], [m.MEDELEG, 0xb3fe], [m.MIDELEG, 0x222],
  [m.MIE, 0xaaa], [m.MTVEC, 0xffff_fffd], [m.STVEC, 0xffff_fffd], [m.MEPC, 0xffff_fffe],
  [m.SEPC, 0xffff_fffe], [m.MCOUNTEREN, 7], [m.SCOUNTEREN, 7], [m.MCOUNTINHIBIT, 5],
  [m.SATP, 0xffff_ffff], [m.MSCRATCH, 0xffff_ffff], [m.SSCRATCH, 0xffff_ffff],
  [m.MCAUSE, 0xffff_ffff], [m.SCAUSE, 0xffff_ffff], [m.MTVAL, 0xffff_ffff], [m.STVAL, 0xffff_ffff],
  [m.MISA, 0x4014_1105], [m.MSTATUSH, 0], [m.MENVCFG, 0],
];
const DELEGABLE = 0x222;

export const csrExercises: readonly Exercise[] = [
  {
    name: "csrsKeepWhatIsLegal",
    says: "Of all ones each register keeps the bits that this hart has.",
    run: (bench) => {
      for (const [csr, value] of kept) {
        const machine = bench.program([]);
        machine.csrWrite(csr, 0xffff_ffff);
        bench.equal(`CSR ${csr.toString(16)}`, machine.csrRead(csr), value);
      }
      const machine = bench.program([]);
      machine.csrWrite(m.MSTATUS, m.MSTATUS_MPP);
      machine.csrWrite(m.MSTATUS, 2 << m.MSTATUS_MPP_SHIFT);
      bench.equal("a reserved MPP", machine.csrRead(m.MSTATUS), m.MSTATUS_MPP);
    },
  },
  {
    name: "supervisorRegistersAreViews",
    says: "sie and sip show and change what is delegated, sstatus its own bits, and nothing else.",
    run: (bench) => {
      const machine = bench.program([]);
      machine.csrWrite(m.MIDELEG, m.MIP_SSIP | m.MIP_STIP);
      machine.csrWrite(m.MIP, DELEGABLE);
      machine.csrWrite(m.SIE, 0xffff_ffff);
      bench.equal("mie", machine.csrRead(m.MIE), m.MIP_SSIP | m.MIP_STIP);
      bench.equal("sip", machine.csrRead(m.SIP), m.MIP_SSIP | m.MIP_STIP);
      machine.csrWrite(m.SIP, 0);
      bench.equal("mip after sip = 0", machine.csrRead(m.MIP), m.MIP_STIP | m.MIP_SEIP);
      machine.csrWrite(m.MSTATUS, m.MSTATUS_MIE | m.MSTATUS_SIE | m.MSTATUS_SUM);
      machine.csrWrite(m.SSTATUS, m.MSTATUS_MXR);
      bench.equal("mstatus", machine.csrRead(m.MSTATUS), m.MSTATUS_MIE | m.MSTATUS_MXR);
    },
  },
  {
    name: "csrInstructionsReadThenWrite",
    says: "rd gets the old value; set and clear with x0 do not write; immediates are unsigned.",
    run: (bench) => {
      const machine = bench.after(
        ["csrrw a0, mscratch, a1", "csrrs a2, mscratch, a3", "csrrc a4, mscratch, a5"],
        { a1: 0xf0, a3: 0x0f, a5: 0x3c },
      );
      const got = [10, 12, 14].map((n) => machine.readRegister(n));
      bench.equal("old values", got, [0, 0xf0, 0xff]);
      bench.equal("new value", machine.csrRead(m.MSCRATCH), 0xc3);
      const immediate = bench.after(["csrrwi a0, mscratch, 31", "csrrci a0, mscratch, 1"]);
      bench.equal("immediate", immediate.csrRead(m.MSCRATCH), 30);
      const swap = bench.after(["csrrw a0, mscratch, a0"], { a0: 3 });
      bench.equal("swap", [swap.readRegister(10), swap.csrRead(m.MSCRATCH)], [0, 3]);
      bench.gives(["csrrs a0, mhartid, zero"], { a0: 9 }, 0);
      bench.gives(
        ["csrrw zero, mepc, a1", "csrrs a0, mepc, zero"],
        { a1: 0x8000_0003 },
        0x8000_0002,
      );
    },
  },
  {
    name: "csrsHaveModes",
    says: "A register of a higher mode, one that is not there, and writes to read-only ones trap.",
    run: (bench) => {
      // prettier-ignore
      for (const [line, mode, legal] of [
        ["csrrs a0, mstatus, zero", m.SUPERVISOR_MODE, false],
        ["csrrs a0, sstatus, zero", m.SUPERVISOR_MODE, true],
        ["csrrs a0, sstatus, zero", m.USER_MODE, false],
        ["csrrs a0, sepc, zero", m.USER_MODE, false],
        ["csrrw zero, sscratch, a1", m.USER_MODE, false],
        ["csrrw a0, sscratch, a1", m.SUPERVISOR_MODE, true],
        ["csrrs a0, mepc, zero", m.SUPERVISOR_MODE, false],
        ["csrrw zero, mscratch, a1", m.SUPERVISOR_MODE, false],
        ["csrrw a0, mscratch, a1", m.MACHINE_MODE, true],
        ["csrrs a0, 0x7c0, zero", m.MACHINE_MODE, false],
        ["csrrw a0, mhartid, zero", m.MACHINE_MODE, false],
        ["csrrs a0, mhartid, a1", m.MACHINE_MODE, false],
        ["csrrsi a0, mhartid, 0", m.MACHINE_MODE, true],
        ["csrrs a0, pmpcfg0, zero", m.MACHINE_MODE, true],
      ] as const) {
        const machine = bench.program([line]);
        enter(machine, mode, RAM);
        bench.equal(`${line}: trapped`, bench.advance(machine, 1).pc === HANDLER, !legal);
      }
    },
  },
  {
    name: "countersAreOpenedOneByOne",
    says: "S mode reads a counter if mcounteren has its bit, U mode if scounteren has it too.",
    run: (bench) => {
      // prettier-ignore
      for (const [mode, mcounteren, scounteren, legal] of [
        [m.SUPERVISOR_MODE, 4, 0, true], [m.SUPERVISOR_MODE, 3, 7, false],
        [m.USER_MODE, 4, 4, true], [m.USER_MODE, 4, 3, false], [m.USER_MODE, 3, 4, false],
      ] as const) {
        const machine = bench.program(["csrrs a0, instret, zero"]);
        machine.csrWrite(m.MCOUNTEREN, mcounteren);
        machine.csrWrite(m.SCOUNTEREN, scounteren);
        enter(machine, mode, RAM);
        const trapped = bench.advance(machine, 1).pc === HANDLER;
        bench.equal(`mode ${mode}, ${mcounteren}, ${scounteren}: trapped`, trapped, !legal);
      }
    },
  },
  {
    name: "countersCount",
    says: "minstret counts what retires, can be set, carries into its high half, and stops.",
    run: (bench) => {
      const machine = bench.after([
        "addi a1, zero, -1",
        "csrrw zero, minstret, a1",
        "csrrs a2, minstret, zero", // What was set: the write itself is not counted.
        "csrrs a3, minstreth, zero",
        "csrrs a4, minstret, zero",
        "csrrwi zero, mcountinhibit, 4",
        "csrrs a5, minstret, zero",
        "csrrs a6, minstret, zero",
      ]);
      const got = [12, 13, 14].map((n) => machine.readRegister(n));
      bench.equal("minstret, high, low", got, [0xffff_ffff, 1, 1]);
      bench.equal("stopped", machine.readRegister(15), machine.readRegister(16));
      const trapped = bench.advance(bench.program(["ecall"]), 1);
      bench.equal("a trap does not retire", trapped.csrRead(m.MINSTRET), 0);
      bench.equal("time", bench.after(["csrrs a0, time, zero"]).readRegister(10), 0);
    },
  },
];
