// The control and status registers, one row each: name, number, what a read gives, what a write
// keeps. WARL fields are made legal here. (RISC-V Privileged, "Machine-Level CSRs")
//
// This hart has no physical memory protection and no triggers: their CSRs are there and read as 0.

import { fail } from "../../lib/assert.ts";
import { u32, type Word } from "../../lib/u32.ts";
import { mtimeOf } from "../clint.ts";
import {
  MCAUSE_WORD,
  MCOUNTEREN_WORD,
  MCOUNTINHIBIT_WORD,
  MEDELEG_WORD,
  MEPC_WORD,
  MIDELEG_WORD,
  MIE_WORD,
  MIP_WORD,
  MODE,
  MSCRATCH_WORD,
  MSTATUS_WORD,
  MTVAL_WORD,
  MTVEC_WORD,
  SCOUNTEREN_WORD,
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
  setInhibited,
} from "./counters.ts";
import * as csr from "./csrNumbers.ts";
import { type CsrRow, fixed, ignore, stored, type StoredWord } from "./csrRow.ts";
import { pendingInterrupts, SUPERVISOR_INTERRUPTS } from "./interrupts.ts";
import { MACHINE_MODE, USER_MODE } from "./modes.ts";
import { supervisorCsrs } from "./supervisorCsrs.ts";

const MSTATUS_WRITABLE = [
  csr.MSTATUS_SIE,
  csr.MSTATUS_MIE,
  csr.MSTATUS_SPIE,
  csr.MSTATUS_MPIE,
  csr.MSTATUS_SPP,
  csr.MSTATUS_MPP,
  csr.MSTATUS_MPRV,
  csr.MSTATUS_SUM,
  csr.MSTATUS_MXR,
  csr.MSTATUS_TVM,
  csr.MSTATUS_TW,
  csr.MSTATUS_TSR,
].reduce((all, bit) => all | bit, 0);
/** Causes 1 … 15 without ecall from M mode and reserved ones; fetches are never misaligned. */
const MEDELEG_WRITABLE = 0xb3fe;
const MIE_WRITABLE = SUPERVISOR_INTERRUPTS | csr.MIP_MSIP | csr.MIP_MTIP | csr.MIP_MEIP;
/** Mode 2 and 3 are reserved: bit 1 stays 0. */
const MTVEC_WRITABLE = ~2;
/** Instructions lie at even addresses. */
const MEPC_WRITABLE = ~1;
/** cycle, time and instret. */
const MCOUNTEREN_WRITABLE = 7;
/** RV32 with A, C, I, M, S and U. */
const MISA_VALUE: number = [0, 2, 8, 12, 18, 20].reduce(
  (all, letter) => all | (1 << letter),
  1 << 30,
);
const TWO_32 = 0x1_0000_0000;

const low = (name: string, number: number, counter: Counter): CsrRow => ({
  name,
  number,
  read: (memory) => counterLow(memory, counter),
  write: (memory, value) => setCounterLow(memory, counter, value),
});
const high = (name: string, number: number, counter: Counter): CsrRow => ({
  name,
  number,
  read: (memory) => counterHigh(memory, counter),
  write: (memory, value) => setCounterHigh(memory, counter, value),
});

/** A reserved MPP leaves MPP as it was. */
function writeMstatus(memory: Memory, value: number): void {
  const mpp = (value & csr.MSTATUS_MPP) >>> csr.MSTATUS_MPP_SHIFT;
  const legal = mpp !== 2;
  const keeps = legal ? 0 : memory.word(MSTATUS_WORD) & csr.MSTATUS_MPP;
  const takes = legal ? MSTATUS_WRITABLE : MSTATUS_WRITABLE & ~csr.MSTATUS_MPP;
  memory.hart[MSTATUS_WORD] = (value & takes) | keeps;
}

/** What protects physical memory and what triggers breakpoints: none of it is here. */
const absentRows: readonly CsrRow[] = [
  ...Array.from({ length: 16 }, (_, n) => fixed(`pmpcfg${n}`, 0x3a0 + n, 0)),
  ...Array.from({ length: 64 }, (_, n) => fixed(`pmpaddr${n}`, 0x3b0 + n, 0)),
  ...["tselect", "tdata1", "tdata2", "tdata3"].map((name, n) => fixed(name, 0x7a0 + n, 0)),
];

/** Counters 3 … 31 and their events exist and count nothing. */
const performanceRows: readonly CsrRow[] = Array.from({ length: 29 }, (_, i) => i + 3).flatMap(
  (n) => [
    fixed(`mhpmcounter${n}`, 0xb00 + n, 0),
    fixed(`mhpmcounter${n}h`, 0xb80 + n, 0),
    fixed(`mhpmevent${n}`, 0x320 + n, 0),
    fixed(`hpmcounter${n}`, 0xc00 + n, 0),
    fixed(`hpmcounter${n}h`, 0xc80 + n, 0),
  ],
);

// prettier-ignore
const rows: readonly CsrRow[] = [
  ...supervisorCsrs,
  { name: "mstatus", number: csr.MSTATUS, read: (m) => m.word(MSTATUS_WORD), write: writeMstatus },
  fixed("misa", csr.MISA, MISA_VALUE),
  stored("medeleg", csr.MEDELEG, MEDELEG_WORD, MEDELEG_WRITABLE),
  stored("mideleg", csr.MIDELEG, MIDELEG_WORD, SUPERVISOR_INTERRUPTS),
  stored("mie", csr.MIE, MIE_WORD, MIE_WRITABLE),
  stored("mtvec", csr.MTVEC, MTVEC_WORD, MTVEC_WRITABLE),
  stored("mcounteren", csr.MCOUNTEREN, MCOUNTEREN_WORD, MCOUNTEREN_WRITABLE),
  fixed("menvcfg", csr.MENVCFG, 0),
  fixed("mstatush", csr.MSTATUSH, 0),
  fixed("menvcfgh", csr.MENVCFGH, 0),
  { name: "mcountinhibit", number: csr.MCOUNTINHIBIT,
    read: (m) => m.word(MCOUNTINHIBIT_WORD), write: setInhibited },
  stored("mscratch", csr.MSCRATCH, MSCRATCH_WORD, -1),
  stored("mepc", csr.MEPC, MEPC_WORD, MEPC_WRITABLE),
  stored("mcause", csr.MCAUSE, MCAUSE_WORD, -1),
  stored("mtval", csr.MTVAL, MTVAL_WORD, -1),
  { name: "mip", number: csr.MIP, read: pendingInterrupts, ownBits: (m) => m.word(MIP_WORD),
    write: (m, value) => { m.hart[MIP_WORD] = value & SUPERVISOR_INTERRUPTS; } },
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
  ...absentRows,
];

const CSR_COUNT = 4096;
const byNumber: (CsrRow | undefined)[] = Array.from({ length: CSR_COUNT });
for (const row of rows) byNumber[row.number] = row;
const byName: ReadonlyMap<string, number> = new Map(rows.map((row) => [row.name, row.number]));

const rowOf = (number: number): CsrRow => byNumber[number] ?? fail(`csr: no number ${number}`);

export const csrExists = (number: number): boolean => byNumber[number] !== undefined;

/** Bits 11 … 10 of the number say so. */
export const csrIsReadOnly = (number: number): boolean => number >>> 10 === 3;

/** The lowest mode that may touch CSR `number`: bits 9 … 8 say so. */
export const modeOfCsr = (number: number): number => (number >>> 8) & 3;

/** May the hart, in its current mode, touch CSR `number`? If not: an illegal instruction. */
export function csrIsAllowed(memory: Memory, number: number, writes: boolean): boolean {
  if (!csrExists(number) || (writes && csrIsReadOnly(number))) return false;
  const mode = memory.word(MODE);
  if (mode === MACHINE_MODE) return true;
  if (number === csr.SATP && (memory.word(MSTATUS_WORD) & csr.MSTATUS_TVM) !== 0) return false;
  return mode >= modeOfCsr(number) && counterIsEnabled(memory, number);
}

/** The value of an existing CSR. */
export const readCsr = (memory: Memory, number: number): Word => u32(rowOf(number).read(memory));

/** What setting and clearing bits of an existing CSR starts from. */
export function ownBitsOfCsr(memory: Memory, number: number): Word {
  const row = rowOf(number);
  return u32((row.ownBits ?? row.read)(memory));
}

/** Writes what is legal of `value` to an existing CSR. */
export const writeCsr = (memory: Memory, number: number, value: Word): void =>
  rowOf(number).write(memory, value);

/** The word of the hart that CSR `number` is. */
export const csrWord = (number: number): StoredWord =>
  byNumber[number]?.stores ?? fail(`csr: number ${number} is no word`);

/** The name in assembly, if there is such a CSR. */
export const csrName = (number: number): string | undefined => byNumber[number]?.name;

/** The number of the CSR that assembly calls `name`. */
export const csrNumber = (name: string): number | undefined => byName.get(name);

/** Counters are open to S mode one by one through mcounteren, to U mode by scounteren as well. */
function counterIsEnabled(memory: Memory, number: number): boolean {
  const isCounter = (number & ~0x9f) === csr.CYCLE;
  const toUser = memory.word(MODE) === USER_MODE ? memory.word(SCOUNTEREN_WORD) : -1;
  const open = memory.word(MCOUNTEREN_WORD) & toUser;
  return !isCounter || ((open >>> (number & 31)) & 1) === 1;
}
