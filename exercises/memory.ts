// Loads, stores and atomic accesses.

import * as m from "../machine/index.ts";
import { DATA, type Exercise, HANDLER, RAM } from "./bench.ts";

const WORD = 0x80ff_8081;

/** Old value, operand, and what is there then. */
// prettier-ignore
const atomics: readonly (readonly [name: string, old: number, operand: number, then: number])[] = [
  ["amoswap.w", 1, 2, 2], ["amoadd.w", 0xffff_ffff, 2, 1], ["amoxor.w", 6, 3, 5],
  ["amoand.w", 6, 3, 2], ["amoor.w", 6, 3, 7],
  ["amomin.w", 0xffff_ffff, 1, 0xffff_ffff], ["amomax.w", 0xffff_ffff, 1, 1],
  ["amominu.w", 0xffff_ffff, 1, 1], ["amomaxu.w", 0xffff_ffff, 1, 0xffff_ffff],
];

export const memoryExercises: readonly Exercise[] = [
  {
    name: "loadsExtendAsTheirNameSays",
    says: "lb and lh extend the sign, lbu and lhu do not; the low byte comes first.",
    run: (bench) => {
      // prettier-ignore
      for (const [line, result] of [
        ["lb a0, 0(a1)", 0xffff_ff81], ["lb a0, 3(a1)", 0xffff_ff80], ["lbu a0, 3(a1)", 0x80],
        ["lh a0, 0(a1)", 0xffff_8081], ["lhu a0, 2(a1)", 0x80ff], ["lw a0, 0(a1)", WORD],
        ["lh a0, 2(a1)", 0xffff_80ff],
      ] as const)
        bench.gives(["sw a2, 0(a1)", line, line], { a1: DATA, a2: WORD }, result);
    },
  },
  {
    name: "storesChangeTheirBytesOnly",
    says: "sb and sh leave the bytes beside them alone.",
    run: (bench) => {
      const registers = { a1: DATA, a2: 0x1122_3344, a3: 0xffff_ffff };
      bench.gives(
        ["sw a3, 0(a1)", "sb a2, 1(a1)", "sb a2, 1(a1)", "lw a0, 0(a1)"],
        registers,
        0xffff_44ff,
      );
      bench.gives(["sw a3, 0(a1)", "sh a2, 2(a1)", "lw a0, 0(a1)"], registers, 0x3344_ffff);
      bench.gives(["sw a3, 0(a1)", "sh a2, 0(a1)", "lw a0, 0(a1)"], registers, 0xffff_3344);
    },
  },
  {
    name: "misalignedAccessesTrap",
    says: "A misaligned load is cause 4, a store or AMO 6, an lr.w 4; mtval is the address.",
    run: (bench) => {
      // prettier-ignore
      for (const [line, cause] of [
        ["lw a0, 2(a1)", 4], ["lh a0, 1(a1)", 4], ["lhu a0, 3(a1)", 4], ["sw a0, 2(a1)", 6],
        ["sh a0, 1(a1)", 6],
      ] as const) {
        const offset = Number(/\d/.exec(line.slice(6))?.[0]);
        const machine = bench.after(["lw a0, 0(a1)", "sw a0, 0(a1)", line], { a1: DATA });
        bench.traps(line, machine, cause, RAM + 8, DATA + offset);
      }
      const atomic = bench.after(["amoadd.w a0, a2, (a1), 0"], { a1: DATA + 2 });
      bench.traps("amoadd.w", atomic, m.CAUSE_STORE_MISALIGNED, RAM, DATA + 2);
      const reserved = bench.after(["lr.w a0, (a1), 0"], { a1: DATA + 1 });
      bench.traps("lr.w", reserved, m.CAUSE_LOAD_MISALIGNED, RAM, DATA + 1);
    },
  },
  {
    name: "misalignedAccessesWorkIfToldTo",
    says: "With that option a misaligned access reads and writes the bytes in order.",
    run: (bench) => {
      const machine = bench.after(
        ["sw a2, 1(a1)", "lw a3, 1(a1)", "lh a4, 3(a1)", "lw a5, 0(a1)"],
        { a1: DATA, a2: WORD },
        { misaligned: "working" },
      );
      const got = [13, 14, 15].map((n) => machine.readRegister(n));
      bench.equal("a3, a4, a5", got, [WORD, 0xffff_80ff, 0xff80_8100]);
    },
  },
  {
    name: "nothingIsAnAccessFault",
    says: "Where neither RAM nor a device is, a load is cause 5, a store 7, a fetch 1.",
    run: (bench) => {
      const load = bench.after(["lw a0, 0(a1)"], { a1: 0x4000_0000 });
      bench.traps("lw", load, m.CAUSE_LOAD_ACCESS_FAULT, RAM, 0x4000_0000);
      const store = bench.after(["sw a0, 0(a1)"], { a1: RAM + 0x1_0000 });
      bench.traps("sw", store, m.CAUSE_STORE_ACCESS_FAULT, RAM, RAM + 0x1_0000);
      const jump = bench.advance(bench.program(["jalr zero, 0(a1)"], { a1: 0x4000_0000 }), 2);
      bench.traps("fetch", jump, m.CAUSE_FETCH_ACCESS_FAULT, 0x4000_0000, 0x4000_0000);
      const atomic = bench.after(["amoor.w a0, a2, (a1), 0"], { a1: 0x4000_0000 });
      bench.traps("amoor.w", atomic, m.CAUSE_STORE_ACCESS_FAULT, RAM, 0x4000_0000);
    },
  },
  {
    name: "atomicsExchange",
    says: "An AMO gives what was there, and leaves what it computes.",
    run: (bench) => {
      for (const [name, old, operand, then] of atomics) {
        const lines = ["sw a3, 0(a1)", `${name} a0, a2, (a1), 0`, "lw a4, 0(a1)"];
        const machine = bench.after(lines, { a1: DATA, a2: operand, a3: old });
        const got = [machine.readRegister(10), machine.readRegister(14)];
        bench.equal(`${name}: rd, memory`, got, [old, then]);
      }
    },
  },
  {
    name: "scNeedsAReservation",
    says: "sc.w stores only where lr.w reserved, once, and not after a trap.",
    run: (bench) => {
      const sc = "sc.w a0, a2, (a1), 0";
      const lr = "lr.w a3, (a1), 0";
      const registers = { a1: DATA, a2: 5, a4: DATA + 4 };
      bench.gives([lr, sc], registers, 0);
      bench.gives([lr, sc, "lw a0, 0(a1)"], registers, 5);
      bench.gives([sc], registers, 1);
      bench.gives([sc, "lw a0, 0(a1)"], registers, 0);
      bench.gives([lr, "sc.w a5, a2, (a1), 0", sc], registers, 1);
      bench.gives(["lr.w a3, (a4), 0", sc], registers, 1);
      const machine = bench.program([lr, "ecall"], registers);
      machine.poke32(HANDLER, m.assembleLine(sc));
      bench.advance(machine, 3);
      bench.equal("sc.w after a trap", machine.readRegister(10), 1);
      const returned = bench.program([lr, "mret", "addi a0, a0, 0", sc], registers);
      returned.csrWrite(m.MEPC, RAM + 12);
      returned.csrWrite(m.MSTATUS, m.MSTATUS_MPP);
      bench.equal("after mret", bench.advance(returned, 3).readRegister(10), 1);
    },
  },
];
