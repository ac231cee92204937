// A machine on a bench: programs of a few lines, and what must be true after them. The machine may
// be a wrong one, made from edited sources; the assembler is always ours.

import { hex, u32, type Word } from "../lib/u32.ts";
import * as m from "../machine/index.ts";

/** A machine's module: ours, or one made from edited sources. */
export type Machines = { readonly Machine: typeof m.Machine };
export type Machine = m.Machine;

/** What a wrong machine does, as far as an exercise sees it. */
export class Wrong extends Error {
  override readonly name = "Wrong";
}

export type Exercise = {
  /** camelCase; a sentence about a machine that is right. */
  readonly name: string;
  readonly says: string;
  /** Throws {@link Wrong}. */
  readonly run: (bench: Bench) => void;
};

export const RAM: Word = m.RAM_START;
export const DATA: Word = RAM + 0x1000;
/** Where traps to M mode and to S mode go: nothing is there. */
export const HANDLER: Word = RAM + 0x8000;
export const SUPERVISOR_HANDLER: Word = RAM + 0x9000;
const RAM_BYTES = 0x1_0000;
const PAGE_BYTES = 4096;

// Pages of RAM: a root table, a table under it, and frames; the first frame holds the code.
const ROOT = 2;
const TABLE = 3;
const FRAME = 4;
const RAM_FRAME = RAM / PAGE_BYTES;
/** Virtual pages from here lie in frames, one after the other. */
export const VIRTUAL: Word = 0x0040_0000;
export const ASID = 5;
/** Valid, with all rights, for U mode, and marked. */
export const ALL: number = 0xdf;

export const frameAddress = (n: number): Word => RAM + (FRAME + n) * PAGE_BYTES;
export const entryFor = (n: number, flags: number): Word => m.pte(RAM_FRAME + FRAME + n, flags);

export class Bench {
  private readonly machines: Machines;
  private readonly atOnce: boolean;

  /** `atOnce`: programs are run, and not done step by step. */
  constructor(machines: Machines, atOnce: boolean) {
    this.machines = machines;
    this.atOnce = atOnce;
  }

  /** In M mode at the start of RAM, with `lines` there. */
  program(
    lines: readonly string[],
    registers: Readonly<Record<string, Word>> = {},
    options: Partial<m.MachineOptions> = {},
  ): Machine {
    const machine = new this.machines.Machine({ ramBytes: RAM_BYTES, ...options });
    machine.csrWrite(m.MTVEC, HANDLER);
    machine.csrWrite(m.STVEC, SUPERVISOR_HANDLER);
    machine.store32(m.CLINT_MTIMECMP + 4, 0xffff_ffff);
    place(machine, RAM, lines);
    for (const [name, value] of Object.entries(registers))
      machine.writeRegister(m.registerNumber(name) ?? 0, value);
    machine.pc = RAM;
    return machine;
  }

  advance(machine: Machine, steps: number): Machine {
    if (this.atOnce) machine.run(steps);
    else for (let n = 0; n < steps; n++) machine.step();
    return machine;
  }

  /** After as many steps as there are lines. */
  after(
    lines: readonly string[],
    registers: Readonly<Record<string, Word>> = {},
    options: Partial<m.MachineOptions> = {},
  ): Machine {
    return this.advance(this.program(lines, registers, options), lines.length);
  }

  /** Under Sv32 in `mode`, at VIRTUAL, which is frame 0 with `lines` in it; `flags` by page. */
  paged(
    mode: m.Mode,
    lines: readonly string[],
    flags: readonly number[],
    options: Partial<m.MachineOptions> = {},
  ): Machine {
    const machine = this.program([], {}, options);
    place(machine, frameAddress(0), lines);
    machine.poke32(rootEntry(VIRTUAL), m.pte(RAM_FRAME + TABLE, m.PTE_V));
    flags.forEach((flag, n) => machine.poke32(tableEntry(n), entryFor(n, flag)));
    machine.csrWrite(m.SATP, m.satpSv32(ASID, RAM_FRAME + ROOT));
    enter(machine, mode, VIRTUAL);
    return machine;
  }

  equal(what: string, got: unknown, wanted: unknown): void {
    const [one, other] = [text(got), text(wanted)];
    if (one !== other) throw new Wrong(`${what}: ${one}, and should be ${other}`);
  }

  /** The register after the lines. */
  gives(lines: readonly string[], registers: Readonly<Record<string, Word>>, wanted: Word): void {
    const machine = this.after(lines, registers);
    this.equal(`${lines.join("; ")}: a0`, machine.readRegister(10), u32(wanted));
  }

  /** The last trap: cause, mepc and mtval. */
  traps(what: string, machine: Machine, cause: Word, at: Word, value: Word): void {
    this.equal(`${what}: pc`, machine.pc, HANDLER);
    this.equal(`${what}: cause`, machine.csrRead(m.MCAUSE), cause);
    this.equal(`${what}: mepc`, machine.csrRead(m.MEPC), at);
    this.equal(`${what}: mtval`, machine.csrRead(m.MTVAL), value);
  }
}

export const rootEntry = (virtual: Word): Word => RAM + ROOT * PAGE_BYTES + 4 * (virtual >>> 22);
/** The entry of page `n` from VIRTUAL. */
export const tableEntry = (n: number): Word => RAM + TABLE * PAGE_BYTES + 4 * n;

/** Goes to `mode` at `pc`, as a handler would. */
export function enter(machine: Machine, mode: m.Mode, pc: Word): void {
  const mstatus = machine.csrRead(m.MSTATUS) & ~m.MSTATUS_MPP;
  machine.csrWrite(m.MSTATUS, mstatus | (mode << m.MSTATUS_MPP_SHIFT));
  machine.csrWrite(m.MEPC, pc);
  machine.mret();
}

function place(machine: Machine, start: Word, lines: readonly string[]): void {
  let at = start;
  for (const line of lines) {
    const word = m.assembleLine(line);
    const length = line.startsWith("c.") ? 2 : 4;
    for (let n = 0; n < length; n++) machine.poke8(at + n, (word >>> (8 * n)) & 255);
    at += length;
  }
}

const text = (value: unknown): string =>
  typeof value === "number" && value > 9 ? hex(value) : JSON.stringify(value);
