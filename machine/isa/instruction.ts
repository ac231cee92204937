// What a row of the ISA table is, and what its execute function may do to the hart.

import type { Word } from "../../lib/u32.ts";
import type { Mode } from "../hart/modes.ts";
import type { Format } from "./formats.ts";

/** A word fits iff it equals `match` in the bits of `mask`. */
export type Pattern = { readonly match: Word; readonly mask: Word };

/** One instruction: everything that decoder, assembler, disassembler and hart know of it. */
export type Instruction = {
  readonly name: string;
  /** A word is this instruction iff it equals `match` in the bits of `mask` … */
  readonly match: Word;
  readonly mask: Word;
  /** … and none of these in theirs: encodings that are reserved or belong to another row. */
  readonly except?: readonly Pattern[];
  readonly format: Format;
  readonly execute: (processor: Processor, word: Word) => void;
};

/** Is `word` this instruction? */
export const isInstance = (row: Instruction, word: Word): boolean =>
  fits(row, word) && !(row.except?.some((pattern) => fits(pattern, word)) ?? false);

const fits = ({ match, mask }: Pattern, word: Word): boolean => ((word ^ match) & mask) === 0;

/** Bytes of an instruction: the two lowest bits of all that have four are set. */
export const lengthOf = (word: Word): 2 | 4 => ((word & 3) === 3 ? 4 : 2);

/**
 * The hart, as an instruction sees it. The instruction lies at `pc`; unless it jumps or traps, the
 * hart goes on at `next`. After a trap the instruction must change nothing.
 */
export type Processor = {
  /** Address of this instruction. May be signed. */
  readonly pc: number;
  /** Address of the instruction that follows in memory. May be signed. */
  readonly next: number;
  readonly mode: Mode;
  /** Register `n`, signed. x0 is 0. */
  read(n: number): number;
  /** Sets register `n` to `value` modulo 2³². x0 stays 0. */
  set(n: number, value: number): void;
  /** Goes on at `target` modulo 2³², which is even. */
  jump(target: number): void;
  /** The `bytes` bytes at a virtual address modulo 2³², not sign extended, or a trap. */
  load(address: number, bytes: 1 | 2 | 4): number | undefined;
  /** Stores the low `bytes` bytes of `value`, or traps. */
  store(address: number, bytes: 1 | 2 | 4, value: number): void;
  /** Loads a word and reserves it, or traps. */
  loadReserved(address: number): number | undefined;
  /** Stores a word if it is reserved; says whether. Undefined after a trap. */
  storeConditional(address: number, value: number): boolean | undefined;
  /** Replaces a word by `result` of it and gives what was there, or traps. */
  exchange(address: number, result: (old: number) => number): number | undefined;
  /** Takes the trap. Both words may be signed. */
  trap(cause: Word, mtval: number): void;
  /** May the current mode read, and if `writes` also write, this CSR? */
  csrIsAllowed(csr: number, writes: boolean): boolean;
  readCsr(csr: number): Word;
  /** What setting and clearing bits starts from: the value without what devices lend it. */
  ownBitsOfCsr(csr: number): Word;
  writeCsr(csr: number, value: number): void;
  /** Is this bit of mstatus set? */
  hasStatus(bit: number): boolean;
  /** Returns from a trap to M or S mode: mode, interrupt enable and pc of before. */
  machineReturn(): void;
  supervisorReturn(): void;
  /** Waits, after this instruction, for an interrupt that mie does not mask. */
  waitForInterrupt(): void;
  /** sfence.vma; undefined stands for register x0. */
  fence(address: number | undefined, asid: number | undefined): void;
};
