// RV32A, atomic instructions: load-reserved and store-conditional, and read-modify-write. One hart,
// in order: the bits aq and rl order nothing that is not in order already. (RISC-V Unprivileged,
// "A Extension for Atomic Instructions")

import { formatAtomic, formatLoadReserved, rdOf, rs1Of, rs2Of } from "./formats.ts";
import type { Instruction } from "./instruction.ts";

const row = (
  name: string,
  match: number,
  result: (old: number, operand: number) => number,
): Instruction => ({
  name,
  match,
  mask: 0xf800_707f,
  format: formatAtomic,
  execute: (p, word) => {
    const operand = p.read(rs2Of(word));
    const old = p.exchange(p.read(rs1Of(word)), (before) => result(before, operand));
    if (old !== undefined) p.set(rdOf(word), old);
  },
});

const loadReserved: Instruction = {
  name: "lr.w",
  match: 0x1000_202f,
  mask: 0xf9f0_707f,
  format: formatLoadReserved,
  execute: (p, word) => {
    const loaded = p.loadReserved(p.read(rs1Of(word)));
    if (loaded !== undefined) p.set(rdOf(word), loaded);
  },
};

const storeConditional: Instruction = {
  name: "sc.w",
  match: 0x1800_202f,
  mask: 0xf800_707f,
  format: formatAtomic,
  execute: (p, word) => {
    const stored = p.storeConditional(p.read(rs1Of(word)), p.read(rs2Of(word)));
    if (stored !== undefined) p.set(rdOf(word), stored ? 0 : 1);
  },
};

// Words are signed.
// prettier-ignore
export const rv32a: readonly Instruction[] = [
  loadReserved,
  storeConditional,
  row("amoswap.w", 0x0800_202f, (_, operand) => operand),
  row("amoadd.w",  0x0000_202f, (old, operand) => old + operand),
  row("amoxor.w",  0x2000_202f, (old, operand) => old ^ operand),
  row("amoand.w",  0x6000_202f, (old, operand) => old & operand),
  row("amoor.w",   0x4000_202f, (old, operand) => old | operand),
  row("amomin.w",  0x8000_202f, (old, operand) => Math.min(old, operand)),
  row("amomax.w",  0xa000_202f, (old, operand) => Math.max(old, operand)),
  row("amominu.w", 0xc000_202f, (old, operand) => (old >>> 0 < operand >>> 0 ? old : operand)),
  row("amomaxu.w", 0xe000_202f, (old, operand) => (old >>> 0 > operand >>> 0 ? old : operand)),
];
