// Names that assembly has for small numbers: registers by the calling convention (RISC-V ABIs,
// "Integer Register Convention"), and the accesses that a fence orders.

import { present } from "../../lib/assert.ts";

// prettier-ignore
const names: readonly string[] = [
  "zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2",
  "s0", "s1", "a0", "a1", "a2", "a3", "a4", "a5",
  "a6", "a7", "s2", "s3", "s4", "s5", "s6", "s7",
  "s8", "s9", "s10", "s11", "t3", "t4", "t5", "t6",
];

/** The ABI name of register `n` (0 … 31). */
export const registerName = (n: number): string => present(names[n], `no register x${n}`);

/** The number of the register called `name` (`a0`, `x10`, `fp`), if there is one. */
export function registerNumber(name: string): number | undefined {
  if (name === "fp") return 8;
  if (/^x([0-9]|[12][0-9]|3[01])$/.test(name)) return Number(name.slice(1));
  const n = names.indexOf(name);
  return n === -1 ? undefined : n;
}

/** Bits 3 … 0 of one side of a fence. */
const orders = "iorw";

/** The accesses that one side of a fence names (0 … 15): `rw`; of none, `0`. */
export function orderName(order: number): string {
  const letters = [...orders].filter((_, i) => ((order >>> (3 - i)) & 1) === 1);
  return letters.length === 0 ? "0" : letters.join("");
}

/** The number that `orderName` gives the name `name`, if there is one. */
export function orderNumber(name: string): number | undefined {
  return Array.from({ length: 16 }, (_, n) => n).find((n) => orderName(n) === name);
}
