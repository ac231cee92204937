// Formats of the compressed instructions: registers of three bits, and immediates in pieces.
// (RISC-V Unprivileged, "C Extension for Compressed Instructions")

import { bits, signExtend, u32, type Word } from "../../lib/u32.ts";
import type { Field, Format, OperandName } from "./formats.ts";

/** Bits `high` … `low` of the word are bits `to` and up of the immediate. */
type Piece = readonly [high: number, low: number, to: number];

const widthOf = ([high, low]: Piece): number => high - low + 1;

function immediate(pieces: readonly Piece[], sign: "signed" | "unsigned"): Field {
  const width = Math.max(...pieces.map((piece) => piece[2] + widthOf(piece)));
  const multipleOf = 2 ** Math.min(...pieces.map(([, , to]) => to));
  const gathered = (word: Word): number =>
    pieces.reduce((value, [high, low, to]) => value | (bits(word, high, low) << to), 0);
  return {
    operand: "imm",
    kind: "number",
    mask: u32(pieces.reduce((mask, [high, low]) => mask | (bits(-1, high, low) << low), 0)),
    min: sign === "signed" ? -(2 ** (width - 1)) : 0,
    max: 2 ** (sign === "signed" ? width - 1 : width) - multipleOf,
    multipleOf,
    decode: (word) => (sign === "signed" ? signExtend(gathered(word), width) : gathered(word)),
    encode: (value) =>
      pieces.reduce(
        (word, piece) => word | (bits(value, piece[2] + widthOf(piece) - 1, piece[2]) << piece[1]),
        0,
      ),
  };
}

const register = (operand: OperandName, low: number): Field => ({
  operand,
  kind: "register",
  mask: 31 << low,
  min: 0,
  max: 31,
  multipleOf: 1,
  decode: (word) => (word >>> low) & 31,
  encode: (value) => value << low,
});

/** x8 … x15 in three bits. */
const popular = (operand: OperandName, low: number): Field => ({
  operand,
  kind: "register",
  mask: 7 << low,
  min: 8,
  max: 15,
  multipleOf: 1,
  decode: (word) => ((word >>> low) & 7) + 8,
  encode: (value) => (value - 8) << low,
});

const form = (syntax: string, ...fields: readonly Field[]): Format => ({ syntax, fields });

const rd = register("rd", 7);
const rs2 = register("rs2", 2);
const rs1 = register("rs1", 7);
const popularRd = popular("rd", 2);
const popularRs1 = popular("rs1", 7);
const popularRs2 = popular("rs2", 2);
/** Both a source and the destination. */
const popularRdRs1 = popular("rd", 7);

const small = immediate(
  [
    [12, 12, 5],
    [6, 2, 0],
  ],
  "signed",
);
const shift = immediate([[6, 2, 0]], "unsigned");
// prettier-ignore
const jump = immediate([[12, 12, 11], [11, 11, 4], [10, 9, 8], [8, 8, 10], [7, 7, 6], [6, 6, 7],
  [5, 3, 1], [2, 2, 5]], "signed");
// prettier-ignore
const branch = immediate([[12, 12, 8], [11, 10, 3], [6, 5, 6], [4, 3, 1], [2, 2, 5]], "signed");
const word = immediate(
  [
    [12, 10, 3],
    [6, 6, 2],
    [5, 5, 6],
  ],
  "unsigned",
);
const fromStack = immediate(
  [
    [12, 12, 5],
    [6, 4, 2],
    [3, 2, 6],
  ],
  "unsigned",
);
const toStack = immediate(
  [
    [12, 9, 2],
    [8, 7, 6],
  ],
  "unsigned",
);
// prettier-ignore
const ofStack = immediate([[12, 11, 4], [10, 7, 6], [6, 6, 2], [5, 5, 3]], "unsigned");
// prettier-ignore
const stackStep = immediate([[12, 12, 9], [6, 6, 4], [5, 5, 6], [4, 3, 7], [2, 2, 5]], "signed");

/** `rd` is also the first source; immediates count bytes, but that of c.lui counts pages. */
export const formatCI: Format = form("rd, imm", rd, small);
export const formatCShift: Format = form("rd, imm", rd, shift);
export const formatCBShift: Format = form("rd, imm", popularRdRs1, shift);
export const formatCBAnd: Format = form("rd, imm", popularRdRs1, small);
export const formatCR: Format = form("rd, rs2", rd, rs2);
export const formatCA: Format = form("rd, rs2", popularRdRs1, popularRs2);
export const formatCJumpRegister: Format = form("rs1", rs1);
export const formatCJ: Format = form("imm", jump);
export const formatCB: Format = form("rs1, imm", popularRs1, branch);
export const formatCL: Format = form("rd, imm(rs1)", popularRd, word, popularRs1);
export const formatCS: Format = form("rs2, imm(rs1)", popularRs2, word, popularRs1);
export const formatCLoadStack: Format = form("rd, imm", rd, fromStack);
export const formatCStoreStack: Format = form("rs2, imm", rs2, toStack);
export const formatCIW: Format = form("rd, imm", popularRd, ofStack);
export const formatCStackStep: Format = form("imm", stackStep);
export const formatCNop: Format = form("imm", small);
