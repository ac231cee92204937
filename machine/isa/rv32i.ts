// RV32I, the base integer instructions. (RISC-V Unprivileged, "RV32I Base Integer Instruction Set")

import { signExtend } from "../../lib/u32.ts";
import { CAUSE_BREAKPOINT, CAUSE_ECALL_FROM_U } from "../hart/causes.ts";
import {
  type Format,
  formatBare,
  formatBranch,
  formatFence,
  formatI,
  formatJump,
  formatLoad,
  formatR,
  formatShift,
  formatStore,
  formatUpper,
  immediateB,
  immediateI,
  immediateJ,
  immediateS,
  immediateU,
  rdOf,
  rs1Of,
  rs2Of,
} from "./formats.ts";
import type { Instruction, Processor } from "./instruction.ts";

/** Operands and result are signed words; what exceeds 32 bits is cut off. */
type Operation = (a: number, b: number) => number;

const MASK_OPCODE = 0x7f;
const MASK_FUNCT3 = 0x707f;
const MASK_FUNCT7 = 0xfe00_707f;
const MASK_ALL = 0xffff_ffff;

const onRegisters = (name: string, match: number, result: Operation): Instruction => ({
  name,
  match,
  mask: MASK_FUNCT7,
  format: formatR,
  execute: (p, word) => p.set(rdOf(word), result(p.read(rs1Of(word)), p.read(rs2Of(word)))),
});

const onImmediate = (name: string, match: number, result: Operation): Instruction => ({
  name,
  match,
  mask: MASK_FUNCT3,
  format: formatI,
  execute: (p, word) => p.set(rdOf(word), result(p.read(rs1Of(word)), immediateI(word))),
});

const shift = (name: string, match: number, result: Operation): Instruction => ({
  name,
  match,
  mask: MASK_FUNCT7,
  format: formatShift,
  execute: (p, word) => p.set(rdOf(word), result(p.read(rs1Of(word)), rs2Of(word))),
});

const load = (
  name: string,
  match: number,
  bytes: 1 | 2 | 4,
  extend: (loaded: number) => number,
): Instruction => ({
  name,
  match,
  mask: MASK_FUNCT3,
  format: formatLoad,
  execute: (p, word) => {
    const loaded = p.load(p.read(rs1Of(word)) + immediateI(word), bytes);
    if (loaded !== undefined) p.set(rdOf(word), extend(loaded));
  },
});

const store = (name: string, match: number, bytes: 1 | 2 | 4): Instruction => ({
  name,
  match,
  mask: MASK_FUNCT3,
  format: formatStore,
  execute: (p, word) => p.store(p.read(rs1Of(word)) + immediateS(word), bytes, p.read(rs2Of(word))),
});

const branch = (
  name: string,
  match: number,
  taken: (a: number, b: number) => boolean,
): Instruction => ({
  name,
  match,
  mask: MASK_FUNCT3,
  format: formatBranch,
  execute: (p, word) => {
    if (taken(p.read(rs1Of(word)), p.read(rs2Of(word)))) p.jump(p.pc + immediateB(word));
  },
});

/** One word and no operands. */
const bare = (
  name: string,
  match: number,
  execute: (processor: Processor) => void,
): Instruction => ({ name, match, mask: MASK_ALL, format: formatBare, execute });

const withOpcode = (
  name: string,
  match: number,
  format: Format,
  execute: Instruction["execute"],
): Instruction => ({ name, match, mask: MASK_OPCODE, format, execute });

const lessThan: Operation = (a, b) => (a < b ? 1 : 0);
const lessThanUnsigned: Operation = (a, b) => (a >>> 0 < b >>> 0 ? 1 : 0);

// JavaScript's shifts use the low five bits of the amount, as RV32's do.
// prettier-ignore
export const rv32i: readonly Instruction[] = [
  withOpcode("lui",   0x0000_0037, formatUpper, (p, word) => p.set(rdOf(word), immediateU(word))),
  withOpcode("auipc", 0x0000_0017, formatUpper, (p, word) =>
    p.set(rdOf(word), p.pc + immediateU(word))),
  withOpcode("jal",   0x0000_006f, formatJump, (p, word) => {
    p.jump(p.pc + immediateJ(word));
    p.set(rdOf(word), p.next);
  }),
  { name: "jalr", match: 0x0000_0067, mask: MASK_FUNCT3, format: formatLoad, execute: (p, word) => {
    p.jump((p.read(rs1Of(word)) + immediateI(word)) & ~1);
    p.set(rdOf(word), p.next);
  } },

  branch("beq",  0x0000_0063, (a, b) => a === b),
  branch("bne",  0x0000_1063, (a, b) => a !== b),
  branch("blt",  0x0000_4063, (a, b) => a < b),
  branch("bge",  0x0000_5063, (a, b) => a >= b),
  branch("bltu", 0x0000_6063, (a, b) => a >>> 0 < b >>> 0),
  branch("bgeu", 0x0000_7063, (a, b) => a >>> 0 >= b >>> 0),

  load("lb",  0x0000_0003, 1, (loaded) => signExtend(loaded, 8)),
  load("lh",  0x0000_1003, 2, (loaded) => signExtend(loaded, 16)),
  load("lw",  0x0000_2003, 4, (loaded) => loaded),
  load("lbu", 0x0000_4003, 1, (loaded) => loaded),
  load("lhu", 0x0000_5003, 2, (loaded) => loaded),
  store("sb", 0x0000_0023, 1),
  store("sh", 0x0000_1023, 2),
  store("sw", 0x0000_2023, 4),

  onImmediate("addi",  0x0000_0013, (a, b) => a + b),
  onImmediate("slti",  0x0000_2013, lessThan),
  onImmediate("sltiu", 0x0000_3013, lessThanUnsigned),
  onImmediate("xori",  0x0000_4013, (a, b) => a ^ b),
  onImmediate("ori",   0x0000_6013, (a, b) => a | b),
  onImmediate("andi",  0x0000_7013, (a, b) => a & b),
  shift("slli", 0x0000_1013, (a, amount) => a << amount),
  shift("srli", 0x0000_5013, (a, amount) => a >>> amount),
  shift("srai", 0x4000_5013, (a, amount) => a >> amount),

  onRegisters("add",  0x0000_0033, (a, b) => a + b),
  onRegisters("sub",  0x4000_0033, (a, b) => a - b),
  onRegisters("sll",  0x0000_1033, (a, b) => a << b),
  onRegisters("slt",  0x0000_2033, lessThan),
  onRegisters("sltu", 0x0000_3033, lessThanUnsigned),
  onRegisters("xor",  0x0000_4033, (a, b) => a ^ b),
  onRegisters("srl",  0x0000_5033, (a, b) => a >>> b),
  onRegisters("sra",  0x4000_5033, (a, b) => a >> b),
  onRegisters("or",   0x0000_6033, (a, b) => a | b),
  onRegisters("and",  0x0000_7033, (a, b) => a & b),

  // One hart, in order, without caches: memory is always in order, and fetches see every store.
  { name: "fence", match: 0x0000_000f, mask: MASK_FUNCT3, format: formatFence, execute: () => {} },
  { name: "fence.i", match: 0x0000_100f, mask: MASK_FUNCT3, format: formatBare, execute: () => {} },

  bare("ecall",  0x0000_0073, (p) =>
    p.trap(CAUSE_ECALL_FROM_U + p.mode, 0)),
  bare("ebreak", 0x0010_0073, (p) => p.trap(CAUSE_BREAKPOINT, p.pc)),
];
