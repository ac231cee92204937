// The control and status registers, one row each: name, number, what a read gives, what a write
// keeps. WARL fields are made legal here. (RISC-V Privileged, "Machine-Level CSRs")
//
// satp belongs to S mode; this hart has it, and Sv32, without S mode, as if S mode were there and
// unused. Everything else that only exists with S mode (SUM, MXR, medeleg …) is absent.

import { present } from "../../lib/assert.ts";
import { u32, type Word } from "../../lib/u32.ts";
import { mtimeOf } from "../clint.ts";
import {
  MCAUSE_WORD,
  MCOUNTEREN_WORD,
  MEPC_WORD,
  MIE_WORD,
  MODE,
  MSCRATCH_WORD,
  MSTATUS_WORD,
  MTVAL_WORD,
  MTVEC_WORD,
  SATP_WORD,
} from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";
import {
  counterHigh,
  counterLow,
  type Counter,
  cycleCounter,
  instretCounter,
  setCounterHigh,
  setCounterLow,
} from "./counters.ts";
import * as csr from "./csrNumbers.ts";
import { pendingInterrupts } from "./interrupts.ts";
import { MACHINE_MODE } from "./modes.ts";

type Row = {
  readonly name: string;
  readonly number: number;
  /** The value; any 32 bits, signed or not. */
  readonly read: (memory: Memory) => number;
  /** Keeps what is legal of `value`. Never called where the number says read-only. */
  readonly write: (memory: Memory, value: number) => void;
};

const MSTATUS_WRITABLE =
  csr.MSTATUS_MIE | csr.MSTATUS_MPIE | csr.MSTATUS_MPP | csr.MSTATUS_MPRV | csr.MSTATUS_TW;
const MIE_WRITABLE = csr.MIP_MSIP | csr.MIP_MTIP | csr.MIP_MEIP;
/** Mode 2 and 3 are reserved: bit 1 stays 0. */
const MTVEC_WRITABLE = ~2;
/** Without the C extension an instruction's address is a multiple of 4. */
const MEPC_WRITABLE = ~3;
/** cycle, time and instret. */
const MCOUNTEREN_WRITABLE = 7;
/** RV32 with I, M and U. */
const MISA_VALUE = (1 << 30) | (1 << 8) | (1 << 12) | (1 << 20);
const TWO_32 = 0x1_0000_0000;

const ignore = (): void => {};
const fixed = (name: string, number: number, value: number): Row => ({
  name,
  number,
  read: () => value,
  write: ignore,
});
const stored = (name: string, number: number, word: number, writable: number): Row => ({
  name,
  number,
  read: (memory) => memory.word(word),
  write: (memory, value) => {
    memory.hart[word] = value & writable;
  },
});
const low = (name: string, number: number, counter: Counter): Row => ({
  name,
  number,
  read: (memory) => counterLow(memory, counter),
  write: (memory, value) => setCounterLow(memory, counter, value),
});
const high = (name: string, number: number, counter: Counter): Row => ({
  name,
  number,
  read: (memory) => counterHigh(memory, counter),
  write: (memory, value) => setCounterHigh(memory, counter, value),
});

/** A reserved MPP leaves MPP as it was. */
function writeMstatus(memory: Memory, value: number): void {
  const mpp = (value & csr.MSTATUS_MPP) >>> csr.MSTATUS_MPP_SHIFT;
  const legal = mpp === 0 || mpp === 3;
  const keeps = legal ? 0 : memory.word(MSTATUS_WORD) & csr.MSTATUS_MPP;
  const takes = legal ? MSTATUS_WRITABLE : MSTATUS_WRITABLE & ~csr.MSTATUS_MPP;
  memory.hart[MSTATUS_WORD] = (value & takes) | keeps;
}

/** Counters 3 … 31 and their events exist and count nothing. */
const performanceRows: readonly Row[] = Array.from({ length: 29 }, (_, i) => i + 3).flatMap((n) => [
  fixed(`mhpmcounter${n}`, 0xb00 + n, 0),
  fixed(`mhpmcounter${n}h`, 0xb80 + n, 0),
  fixed(`mhpmevent${n}`, 0x320 + n, 0),
  fixed(`hpmcounter${n}`, 0xc00 + n, 0),
  fixed(`hpmcounter${n}h`, 0xc80 + n, 0),
]);

// prettier-ignore
const rows: readonly Row[] = [
  stored("satp", csr.SATP, SATP_WORD, -1),
  { name: "mstatus", number: csr.MSTATUS, read: (m) => m.word(MSTATUS_WORD), write: writeMstatus },
  fixed("misa", csr.MISA, MISA_VALUE),
  stored("mie", csr.MIE, MIE_WORD, MIE_WRITABLE),
  stored("mtvec", csr.MTVEC, MTVEC_WORD, MTVEC_WRITABLE),
  stored("mcounteren", csr.MCOUNTEREN, MCOUNTEREN_WORD, MCOUNTEREN_WRITABLE),
  fixed("menvcfg", csr.MENVCFG, 0),
  fixed("mstatush", csr.MSTATUSH, 0),
  fixed("menvcfgh", csr.MENVCFGH, 0),
  fixed("mcountinhibit", csr.MCOUNTINHIBIT, 0),
  stored("mscratch", csr.MSCRATCH, MSCRATCH_WORD, -1),
  stored("mepc", csr.MEPC, MEPC_WORD, MEPC_WRITABLE),
  stored("mcause", csr.MCAUSE, MCAUSE_WORD, -1),
  stored("mtval", csr.MTVAL, MTVAL_WORD, -1),
  { name: "mip", number: csr.MIP, read: pendingInterrupts, write: ignore },
  low("mcycle", csr.MCYCLE, cycleCounter),
  low("minstret", csr.MINSTRET, instretCounter),
  high("mcycleh", csr.MCYCLEH, cycleCounter),
  high("minstreth", csr.MINSTRETH, instretCounter),
  low("cycle", csr.CYCLE, cycleCounter),
  { name: "time", number: csr.TIME, read: (m) => mtimeOf(m) % TWO_32, write: ignore },
  low("instret", csr.INSTRET, instretCounter),
  high("cycleh", csr.CYCLEH, cycleCounter),
  { name: "timeh", number: csr.TIMEH, read: (m) => Math.floor(mtimeOf(m) / TWO_32), write: ignore },
  high("instreth", csr.INSTRETH, instretCounter),
  fixed("mvendorid", csr.MVENDORID, 0),
  fixed("marchid", csr.MARCHID, 0),
  fixed("mimpid", csr.MIMPID, 0),
  fixed("mhartid", csr.MHARTID, 0),
  fixed("mconfigptr", csr.MCONFIGPTR, 0),
  ...performanceRows,
];

const CSR_COUNT = 4096;
const byNumber: readonly (Row | undefined)[] = Array.from({ length: CSR_COUNT }, (_, number) =>
  rows.find((row) => row.number === number),
);
const byName: ReadonlyMap<string, number> = new Map(rows.map((row) => [row.name, row.number]));

export const csrExists = (number: number): boolean => byNumber[number] !== undefined;

/** Bits 11 … 10 of the number say so. */
export const csrIsReadOnly = (number: number): boolean => number >>> 10 === 3;

/** May the hart, in its current mode, touch CSR `number`? If not: an illegal instruction. */
export function csrIsAllowed(memory: Memory, number: number, writes: boolean): boolean {
  if (!csrExists(number) || (writes && csrIsReadOnly(number))) return false;
  const mode = memory.word(MODE);
  if (mode === MACHINE_MODE) return true;
  const modeNeeded = (number >>> 8) & 3;
  return mode >= modeNeeded && counterIsEnabled(memory, number);
}

/** The value of an existing CSR. */
export const readCsr = (memory: Memory, number: number): Word =>
  u32(present(byNumber[number], `csr: no number ${number}`).read(memory));

/** Writes what is legal of `value` to an existing CSR. */
export const writeCsr = (memory: Memory, number: number, value: Word): void =>
  present(byNumber[number], `csr: no number ${number}`).write(memory, value);

/** The name in assembly, if there is such a CSR. */
export const csrName = (number: number): string | undefined => byNumber[number]?.name;

/** The number of the CSR that assembly calls `name`. */
export const csrNumber = (name: string): number | undefined => byName.get(name);

/** The user's counters are open one by one through mcounteren. */
function counterIsEnabled(memory: Memory, number: number): boolean {
  const isCounter = (number & ~0x9f) === csr.CYCLE;
  return !isCounter || ((memory.word(MCOUNTEREN_WORD) >>> (number & 31)) & 1) === 1;
}
