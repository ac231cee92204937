// RV32M, multiplication and division. Division never traps: by zero it gives all ones, and the
// dividend as remainder. (RISC-V Unprivileged, "M Extension for Integer Multiplication and
// Division")

import { formatR, rdOf, rs1Of, rs2Of } from "./formats.ts";
import type { Instruction } from "./instruction.ts";

const row = (
  name: string,
  match: number,
  result: (a: number, b: number) => number,
): Instruction => ({
  name,
  match,
  mask: 0xfe00_707f,
  format: formatR,
  execute: (p, word) => p.set(rdOf(word), result(p.read(rs1Of(word)), p.read(rs2Of(word)))),
});

/** Bits 63 … 32 of a product of unsigned words, from four products of halves. */
export function highOfUnsigned(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16); // Below 2³²: no carry is lost.
  const carry = (aLow * bHigh + (middle & 0xffff)) >>> 16;
  return aHigh * bHigh + (middle >>> 16) + carry;
}

// −a as an unsigned word is 2³² − a, so each negative factor takes the other one off the high half.
export const highOfSigned = (a: number, b: number): number =>
  highOfUnsigned(a, b) - (a < 0 ? b : 0) - (b < 0 ? a : 0);
export const highOfSignedUnsigned = (a: number, b: number): number =>
  highOfUnsigned(a, b) - (a < 0 ? b : 0);

// −2³¹ ÷ −1 is 2³¹, which is cut to −2³¹ as the manual wants; its remainder is −0, cut to 0.
export const quotient = (a: number, b: number): number => (b === 0 ? -1 : a / b);
export const quotientUnsigned = (a: number, b: number): number =>
  b === 0 ? -1 : (a >>> 0) / (b >>> 0);
export const remainder = (a: number, b: number): number => (b === 0 ? a : a % b);
export const remainderUnsigned = (a: number, b: number): number =>
  b === 0 ? a : (a >>> 0) % (b >>> 0);

// prettier-ignore
export const rv32m: readonly Instruction[] = [
  row("mul",    0x0200_0033, Math.imul),
  row("mulh",   0x0200_1033, highOfSigned),
  row("mulhsu", 0x0200_2033, highOfSignedUnsigned),
  row("mulhu",  0x0200_3033, highOfUnsigned),
  row("div",    0x0200_4033, quotient),
  row("divu",   0x0200_5033, quotientUnsigned),
  row("rem",    0x0200_6033, remainder),
  row("remu",   0x0200_7033, remainderUnsigned),
];
