// Registers by GDB's numbers: x0 … x31, pc, the mode, and the control and status registers.
// (Debugging with GDB, "RISC-V Features")

import type { Word } from "../../lib/u32.ts";
import { csrIsReadOnly, csrName } from "../hart/csrs.ts";
import { registerName } from "../asm/names.ts";
import type { Machine } from "../machine.ts";

export const PC_NUMBER = 32;
/** As QEMU numbers them. */
const MODE_NUMBER = 65;
const FIRST_CSR = 66;
const CSR_COUNT = 4096;

/** The value, if there is such a register. */
export function readByNumber(machine: Machine, number: number): Word | undefined {
  if (number < PC_NUMBER) return machine.readRegister(number);
  if (number === PC_NUMBER) return machine.pc;
  if (number === MODE_NUMBER) return machine.mode;
  const csr = number - FIRST_CSR;
  return csrName(csr) === undefined ? undefined : machine.csrRead(csr);
}

/** False, and nothing is changed, if the register does not take this value. */
export function writeByNumber(machine: Machine, number: number, value: Word): boolean {
  const csr = number - FIRST_CSR;
  if (number < PC_NUMBER) machine.writeRegister(number, value);
  else if (number === PC_NUMBER && value % 2 === 0) machine.pc = value;
  else if (csr >= 0 && csrName(csr) !== undefined && !csrIsReadOnly(csr))
    machine.csrWrite(csr, value);
  else return false;
  return true;
}

const register = (name: string, number: number, type: string): string =>
  `<reg name="${name}" bitsize="32" regnum="${number}" type="${type}"/>`;

const feature = (name: string, registers: readonly string[]): string =>
  `<feature name="org.gnu.gdb.riscv.${name}">${registers.join("")}</feature>`;

/** Protection and event counters are left out: they are many, and read as 0. */
const csrs = Array.from({ length: CSR_COUNT }, (_, csr) => [csrName(csr), csr] as const).flatMap(
  ([name, csr]) =>
    name === undefined || /^(pmp|m?hpm)/.test(name) ? [] : [register(name, FIRST_CSR + csr, "int")],
);

/** What the debugger is told of the target. */
export const targetDescription: string = [
  '<?xml version="1.0"?><!DOCTYPE target SYSTEM "gdb-target.dtd">',
  "<target><architecture>riscv:rv32</architecture>",
  feature("cpu", [
    ...Array.from({ length: 32 }, (_, n) =>
      register(registerName(n), n, n === 1 ? "code_ptr" : n === 2 ? "data_ptr" : "int"),
    ),
    register("pc", PC_NUMBER, "code_ptr"),
  ]),
  feature("virtual", [register("priv", MODE_NUMBER, "int")]),
  feature("csr", csrs),
  "</target>",
].join("");
