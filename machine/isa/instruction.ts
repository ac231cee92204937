// What a row of the ISA table is, and what its execute function may do to the hart.

import type { Word } from "../../lib/u32.ts";
import type { Format } from "./formats.ts";

/** One instruction: everything that decoder, assembler, disassembler and hart know of it. */
export type Instruction = {
  readonly name: string;
  /** A word is this instruction iff it equals `match` in the bits of `mask`. */
  readonly match: Word;
  readonly mask: Word;
  readonly format: Format;
  readonly execute: (processor: Processor, word: Word) => void;
};

/**
 * The hart, as an instruction sees it. The instruction lies at `pc`; unless it jumps or traps, the
 * hart goes on at `pc + 4`. After a trap the instruction must change nothing.
 */
export type Processor = {
  /** Address of this instruction. May be signed. */
  readonly pc: number;
  /** Register `n`, signed. x0 is 0. */
  read(n: number): number;
  /** Sets register `n` to `value` modulo 2³². x0 stays 0. */
  set(n: number, value: number): void;
  /** Goes on at `target` modulo 2³². False after a trap: not a multiple of 4. */
  jump(target: number): boolean;
  /** The `bytes` bytes at a virtual address modulo 2³², not sign extended, or a trap. */
  load(address: number, bytes: 1 | 2 | 4): number | undefined;
  /** Stores the low `bytes` bytes of `value`, or traps. */
  store(address: number, bytes: 1 | 2 | 4, value: number): void;
  /** Takes the trap. Both words may be signed. */
  trap(cause: Word, mtval: number): void;
  /** May the current mode read, and if `writes` also write, this CSR? */
  csrIsAllowed(csr: number, writes: boolean): boolean;
  readCsr(csr: number): Word;
  writeCsr(csr: number, value: number): void;
  /** Is the hart in M mode? */
  isMachineMode(): boolean;
  /** Returns from a trap: mode, interrupt enable and pc of before. */
  machineReturn(): void;
  /** Waits, after this instruction, for an interrupt that mie does not mask. */
  waitForInterrupt(): void;
  /** sfence.vma; undefined stands for register x0. */
  fence(address: number | undefined, asid: number | undefined): void;
};
