// Instruction formats: which operand lies in which bits, and how assembly writes it.
// (RISC-V Unprivileged, "Base Instruction Formats" and "Immediate Encoding Variants")

import { bit, bits, signExtend, u32, type Word } from "../../lib/u32.ts";

export type OperandName = "rd" | "rs1" | "rs2" | "imm" | "csr" | "pred" | "succ" | "order";

/** Operands by name. A register is its number; an immediate is what assembly would write. */
export type Operands = { readonly [name in OperandName]?: number };

/** One operand of a format. */
export type Field = {
  readonly operand: OperandName;
  /** How assembly writes it: a pattern is a number that is better read in base 16. */
  readonly kind: "register" | "number" | "pattern" | "csr" | "order";
  /** The bits of the word that hold it. */
  readonly mask: Word;
  readonly min: number;
  readonly max: number;
  readonly multipleOf: number;
  readonly decode: (word: Word) => number;
  /** The bits of `mask` for a value in range. */
  readonly encode: (value: number) => number;
};

/** The word of the instruction that matches `match` with these operands, which are in range. */
export const encoded = (match: Word, { fields }: Format, operands: Operands): Word =>
  u32(
    fields.reduce(
      (word, field) => word | (field.encode(operands[field.operand] ?? 0) & field.mask),
      match,
    ),
  );

/** Assembly syntax with the operands' names in it, and the fields that it mentions. */
export type Format = { readonly syntax: string; readonly fields: readonly Field[] };

// The execute functions read their operands by these.
export const rdOf = (word: Word): number => (word >>> 7) & 31;
export const rs1Of = (word: Word): number => (word >>> 15) & 31;
export const rs2Of = (word: Word): number => (word >>> 20) & 31;
export const csrOf = (word: Word): number => word >>> 20;
/** Signed, 12 bits. */
export const immediateI = (word: Word): number => word >> 20;
/** Signed, 12 bits. */
export const immediateS = (word: Word): number => ((word >> 25) << 5) | rdOf(word);
/** Signed, even, 13 bits: bytes from this instruction. */
export const immediateB = (word: Word): number =>
  (signExtend(bit(word, 31), 1) << 12) |
  (bit(word, 7) << 11) |
  (bits(word, 30, 25) << 5) |
  (bits(word, 11, 8) << 1);
/** Signed, even, 21 bits: bytes from this instruction. */
export const immediateJ = (word: Word): number =>
  (signExtend(bit(word, 31), 1) << 20) |
  (bits(word, 19, 12) << 12) |
  (bit(word, 20) << 11) |
  (bits(word, 30, 21) << 1);
/** The upper 20 bits, in place. */
export const immediateU = (word: Word): number => word & -4096;

const register = (operand: OperandName, low: number): Field => ({
  operand,
  kind: "register",
  mask: u32(31 << low),
  min: 0,
  max: 31,
  multipleOf: 1,
  decode: (word) => (word >>> low) & 31,
  encode: (value) => value << low,
});

const unsigned = (operand: OperandName, low: number, width: number): Field => ({
  operand,
  kind: "number",
  mask: u32((2 ** width - 1) << low),
  min: 0,
  max: 2 ** width - 1,
  multipleOf: 1,
  decode: (word) => (word >>> low) & (2 ** width - 1),
  encode: (value) => value << low,
});

/** A signed immediate of `width` bits; if a jump, counted in bytes and even. */
const signed = (
  width: number,
  multipleOf: 1 | 2,
  mask: Word,
  decode: (word: Word) => number,
  encode: (value: number) => number,
): Field => ({
  operand: "imm",
  kind: "number",
  mask,
  min: -(2 ** (width - 1)),
  max: 2 ** (width - 1) - multipleOf,
  multipleOf,
  decode,
  encode,
});

const rd = register("rd", 7);
const rs1 = register("rs1", 15);
const rs2 = register("rs2", 20);
const shiftAmount = unsigned("imm", 20, 5);
const upper: Field = { ...unsigned("imm", 12, 20), kind: "pattern" };
const csr: Field = { ...unsigned("csr", 20, 12), kind: "csr" };
const csrImmediate = unsigned("imm", 15, 5);
const pred: Field = { ...unsigned("pred", 24, 4), kind: "order" };
const succ: Field = { ...unsigned("succ", 20, 4), kind: "order" };
const immI = signed(12, 1, 0xfff0_0000, immediateI, (v) => v << 20);
const immS = signed(
  12,
  1,
  0xfe00_0f80,
  immediateS,
  (v) => (bits(v, 11, 5) << 25) | (bits(v, 4, 0) << 7),
);
const immB = signed(
  13,
  2,
  0xfe00_0f80,
  immediateB,
  (v) => (bit(v, 12) << 31) | (bits(v, 10, 5) << 25) | (bits(v, 4, 1) << 8) | (bit(v, 11) << 7),
);
const immJ = signed(
  21,
  2,
  0xffff_f000,
  immediateJ,
  (v) => (bit(v, 20) << 31) | (bits(v, 10, 1) << 21) | (bit(v, 11) << 20) | (bits(v, 19, 12) << 12),
);

export const formatR: Format = { syntax: "rd, rs1, rs2", fields: [rd, rs1, rs2] };
export const formatI: Format = { syntax: "rd, rs1, imm", fields: [rd, rs1, immI] };
export const formatShift: Format = { syntax: "rd, rs1, imm", fields: [rd, rs1, shiftAmount] };
export const formatLoad: Format = { syntax: "rd, imm(rs1)", fields: [rd, immI, rs1] };
export const formatStore: Format = { syntax: "rs2, imm(rs1)", fields: [rs2, immS, rs1] };
export const formatBranch: Format = { syntax: "rs1, rs2, imm", fields: [rs1, rs2, immB] };
/** The immediate is the upper 20 bits as a number from 0: `lui a0, 0x80000`. */
export const formatUpper: Format = { syntax: "rd, imm", fields: [rd, upper] };
export const formatJump: Format = { syntax: "rd, imm", fields: [rd, immJ] };
export const formatCsr: Format = { syntax: "rd, csr, rs1", fields: [rd, csr, rs1] };
export const formatCsrImmediate: Format = {
  syntax: "rd, csr, imm",
  fields: [rd, csr, csrImmediate],
};
export const formatFence: Format = { syntax: "pred, succ", fields: [pred, succ] };
export const formatAddressFence: Format = { syntax: "rs1, rs2", fields: [rs1, rs2] };
/** `order` is the pair of bits aq, rl as a number: 0 … 3. */
export const formatAtomic: Format = {
  syntax: "rd, rs2, (rs1), order",
  fields: [rd, rs2, rs1, unsigned("order", 25, 2)],
};
export const formatLoadReserved: Format = {
  syntax: "rd, (rs1), order",
  fields: [rd, rs1, unsigned("order", 25, 2)],
};
export const formatBare: Format = { syntax: "", fields: [] };
