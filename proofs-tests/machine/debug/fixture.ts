// A program under a debugger, for the tests of machine/debug/.

import { assembleLine, Machine, RAM_START } from "../../../machine/index.ts";
import { Debugger } from "../../../machine/debug/index.ts";

export const DATA: number = RAM_START + 0x1000;

/** Counts up in s0, and adds three to a word at DATA, five times; then it ends with code 9. */
const COUNTING = [
  "lui s1, 0x80001",
  "addi s0, s0, 1", // 4: the loop
  "c.lw a0, 0(s1)", // 8
  "c.addi a0, 3", // 10
  "sw a0, 0(s1)", // 12
  "addi t0, zero, 5",
  "blt s0, t0, -16",
  "lui a0, 0x100",
  "lui a1, 0x93", // 0x93000 + 0x333: code 9
  "addi a1, a1, 819",
  "sw a1, 0(a0)",
];
export const LOOP: number = RAM_START + 4;
export const LOAD: number = RAM_START + 8;
export const STORE: number = RAM_START + 12;

/** A machine that starts with these instructions. */
export function machineWith(lines: readonly string[]): Machine {
  const machine = new Machine({ ramBytes: 0x1_0000 });
  let at = RAM_START;
  for (const line of lines) {
    const word = assembleLine(line);
    machine.poke8(at, word & 255);
    machine.poke8(at + 1, (word >>> 8) & 255);
    at += 2;
    if (line.startsWith("c.")) continue;
    machine.poke8(at, (word >>> 16) & 255);
    machine.poke8(at + 1, word >>> 24);
    at += 2;
  }
  return machine;
}

export const countingMachine = (): Machine => machineWith(COUNTING);
export const counting = (): Debugger => new Debugger(countingMachine());
