// Arithmetic, branches and jumps, on the values where a mistake shows.

import { u32 } from "../lib/u32.ts";
import { DATA, type Exercise, RAM } from "./bench.ts";

const MIN = 0x8000_0000;
const MAX = 0x7fff_ffff;

/** Instruction, a1, a2, and what a0 is then. */
// prettier-ignore
const results: readonly (readonly [name: string, a: number, b: number, result: number])[] = [
  ["add", MAX, 1, MIN], ["add", -1, 2, 1], ["sub", 0, 1, -1], ["sub", MIN, 1, MAX],
  ["sll", 1, 31, MIN], ["sll", 1, 33, 2], ["srl", MIN, 31, 1], ["srl", -1, 36, 0x0fff_ffff],
  ["sra", MIN, 31, -1], ["sra", MIN, 33, 0xc000_0000], ["sra", 0x4000_0000, 30, 1],
  ["slt", -1, 1, 1], ["slt", 1, -1, 0], ["slt", MIN, MAX, 1], ["slt", 3, 3, 0],
  ["sltu", -1, 1, 0], ["sltu", 1, -1, 1], ["sltu", 0, 0, 0],
  ["xor", 0xff00_ff00, 0x0ff0_0ff0, 0xf0f0_f0f0], ["or", 0xff00_0000, 0xff, 0xff00_00ff],
  ["and", 0xff00_ff00, 0x0ff0_0ff0, 0x0f00_0f00],
  ["mul", 0x1234_5678, 0x9abc_def1, 0x3661_76f8], ["mul", -1, -1, 1],
  ["mul", 0x1_0000, 0x1_0000, 0],
  ["mulh", -1, -1, 0], ["mulh", MIN, MIN, 0x4000_0000], ["mulh", -1, 1, -1], ["mulh", MAX, 4, 1],
  ["mulhu", -1, -1, -2], ["mulhu", MIN, 2, 1], ["mulhu", -1, 1, 0],
  ["mulhsu", -1, -1, -1], ["mulhsu", 1, -1, 0], ["mulhsu", MIN, 2, -1],
  ["div", 7, -2, -3], ["div", -7, 2, -3], ["div", 5, 0, -1], ["div", MIN, -1, MIN],
  ["divu", 7, 2, 3], ["divu", -1, 2, MAX], ["divu", 5, 0, -1], ["divu", MIN, -1, 0],
  ["rem", 7, -2, 1], ["rem", -7, 2, -1], ["rem", 5, 0, 5], ["rem", MIN, -1, 0],
  ["remu", 7, 2, 1], ["remu", -1, 10, 5], ["remu", 5, 0, 5], ["remu", MIN, -1, MIN],
];

/** The same with an immediate. */
// prettier-ignore
const immediates: readonly (readonly [line: string, a: number, result: number])[] = [
  ["addi a0, a1, -1", 0, -1], ["addi a0, a1, 2047", 1, 2048], ["slti a0, a1, -1", -2, 1],
  ["slti a0, a1, -1", 0, 0], ["sltiu a0, a1, -1", 5, 1], ["sltiu a0, a1, 1", 0, 1],
  ["xori a0, a1, -1", 0x0f0f_0f0f, 0xf0f0_f0f0], ["ori a0, a1, -2048", 1, 0xffff_f801],
  ["andi a0, a1, -16", 0x1234_5678, 0x1234_5670], ["slli a0, a1, 31", 3, MIN],
  ["srli a0, a1, 4", MIN, 0x0800_0000], ["srai a0, a1, 4", MIN, 0xf800_0000],
  ["lui a0, 0x80000", 0, MIN], ["auipc a0, 0xfffff", 0, RAM - 0x1000],
];

/** Branch, a1, a2: is it taken? */
// prettier-ignore
const branches: readonly (readonly [name: string, a: number, b: number, taken: boolean])[] = [
  ["beq", 1, 1, true], ["beq", 1, 2, false], ["bne", 1, 2, true], ["bne", 2, 2, false],
  ["blt", -1, 1, true], ["blt", 1, -1, false], ["blt", 1, 1, false],
  ["bge", 1, -1, true], ["bge", -1, 1, false], ["bge", 1, 1, true],
  ["bltu", 1, -1, true], ["bltu", -1, 1, false], ["bgeu", -1, 1, true], ["bgeu", 1, -1, false],
];

export const integerExercises: readonly Exercise[] = [
  {
    name: "arithmeticIsModulo2To32",
    says: "Every operation on two registers gives what the manual defines, signs included.",
    run: (bench) => {
      for (const [name, a, b, result] of results)
        bench.gives([`${name} a0, a1, a2`], { a1: u32(a), a2: u32(b) }, result);
    },
  },
  {
    name: "immediatesAreSigned",
    says: "Immediates are extended by their sign; shift amounts have five bits.",
    run: (bench) => {
      for (const [line, a, result] of immediates) bench.gives([line], { a1: u32(a) }, result);
    },
  },
  {
    name: "x0StaysZero",
    says: "Nothing changes x0, and what sets it is done nevertheless.",
    run: (bench) => {
      bench.gives(["addi zero, zero, 5", "add a0, zero, zero"], { a0: 9 }, 0);
      const machine = bench.after(["jalr zero, 8(a1)"], { a1: RAM });
      bench.equal("jalr zero: pc", machine.pc, RAM + 8);
      bench.gives(["lw zero, 0(a1)", "add a0, zero, zero"], { a1: DATA, a0: 9 }, 0);
    },
  },
  {
    name: "branchesCompare",
    says: "A branch is taken iff its comparison holds, forwards and backwards.",
    run: (bench) => {
      for (const [name, a, b, taken] of branches)
        for (const offset of [64, -64]) {
          const machine = bench.after([`${name} a1, a2, ${offset}`], { a1: u32(a), a2: u32(b) });
          bench.equal(`${name} ${a}, ${b}: pc`, machine.pc, RAM + (taken ? offset : 4));
        }
    },
  },
  {
    name: "jumpsLink",
    says: "Jumps set rd to the next instruction, having read their base; bit 0 is cleared.",
    run: (bench) => {
      const far = bench.after(["jal ra, 2048"]);
      bench.equal("jal: pc, ra", [far.pc, far.readRegister(1)], [RAM + 2048, RAM + 4]);
      const same = bench.after(["jalr a0, 5(a0)"], { a0: RAM + 16 });
      bench.equal("jalr: pc, a0", [same.pc, same.readRegister(10)], [RAM + 20, RAM + 4]);
      const short = bench.after(["c.jalr a1"], { a1: RAM + 64 });
      bench.equal("c.jalr: pc, ra", [short.pc, short.readRegister(1)], [RAM + 64, RAM + 2]);
    },
  },
  {
    name: "compressedMeansTheLongOne",
    says: "A compressed instruction does what the long one does that it stands for.",
    run: (bench) => {
      bench.gives(["c.li a0, -32"], {}, -32);
      bench.gives(["c.lui a0, -32"], {}, 0xfffe_0000);
      bench.gives(["c.addi a0, -1"], { a0: 0 }, -1);
      bench.gives(["c.addi16sp -512", "c.mv a0, sp"], { sp: 512 }, 0);
      bench.gives(["c.addi4spn a0, 1020"], { sp: 4 }, 1024);
      bench.gives(["c.srai a0, 4"], { a0: MIN }, 0xf800_0000);
      bench.gives(["c.srli a0, 4"], { a0: MIN }, 0x0800_0000);
      bench.gives(["c.andi a0, -2"], { a0: 7 }, 6);
      bench.gives(["c.sub a0, a1"], { a0: 1, a1: 2 }, -1);
      bench.gives(["c.swsp a1, 252", "c.lwsp a0, 252"], { sp: DATA, a1: 77 }, 77);
      bench.gives(["c.sw a1, 124(a2)", "c.lw a0, 124(a2)"], { a2: DATA, a1: 78 }, 78);
      for (const [line, a0, pc] of [
        ["c.beqz a0, -256", 0, RAM - 256],
        ["c.bnez a0, 254", 0, RAM + 2],
        ["c.bnez a0, 254", 1, RAM + 254],
        ["c.j -2048", 0, RAM - 2048],
      ] as const)
        bench.equal(`${line}: pc`, bench.after([line], { a0 }).pc, pc);
    },
  },
];
