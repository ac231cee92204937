// Registers by the names of the calling convention. (RISC-V ABIs, "Integer Register Convention")

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
