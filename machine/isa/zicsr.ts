// Zicsr: read, and write, set or clear bits of, a control and status register in one instruction.
// (RISC-V Unprivileged, "Zicsr Extension for Control and Status Register Instructions")

import { CAUSE_ILLEGAL_INSTRUCTION } from "../hart/causes.ts";
import { csrOf, formatCsr, formatCsrImmediate, rdOf, rs1Of } from "./formats.ts";
import type { Instruction, Processor } from "./instruction.ts";

type Combine = (old: number, operand: number) => number;
/** Set and clear with register x0, or immediate 0, do not write: a read-only CSR allows them. */
type Writes = "always" | "unlessZero";

function access(
  p: Processor,
  word: number,
  operand: number,
  combine: Combine,
  writes: Writes,
): void {
  const csr = csrOf(word);
  const doesWrite = writes === "always" || rs1Of(word) !== 0;
  if (!p.csrIsAllowed(csr, doesWrite)) return p.trap(CAUSE_ILLEGAL_INSTRUCTION, word);
  const old = p.readCsr(csr);
  if (doesWrite) p.writeCsr(csr, combine(p.ownBitsOfCsr(csr), operand));
  p.set(rdOf(word), old);
}

const onRegister = (
  name: string,
  match: number,
  combine: Combine,
  writes: Writes,
): Instruction => ({
  name,
  match,
  mask: 0x707f,
  format: formatCsr,
  execute: (p, word) => access(p, word, p.read(rs1Of(word)), combine, writes),
});

/** The immediate takes the place of the register number. */
const onImmediate = (
  name: string,
  match: number,
  combine: Combine,
  writes: Writes,
): Instruction => ({
  name,
  match,
  mask: 0x707f,
  format: formatCsrImmediate,
  execute: (p, word) => access(p, word, rs1Of(word), combine, writes),
});

const replace: Combine = (_, operand) => operand;
const set: Combine = (old, operand) => old | operand;
const clear: Combine = (old, operand) => old & ~operand;

export const zicsr: readonly Instruction[] = [
  onRegister("csrrw", 0x0000_1073, replace, "always"),
  onRegister("csrrs", 0x0000_2073, set, "unlessZero"),
  onRegister("csrrc", 0x0000_3073, clear, "unlessZero"),
  onImmediate("csrrwi", 0x0000_5073, replace, "always"),
  onImmediate("csrrsi", 0x0000_6073, set, "unlessZero"),
  onImmediate("csrrci", 0x0000_7073, clear, "unlessZero"),
];
