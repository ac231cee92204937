// Those CSRs that are words which only traps look at, if anything. The fast engines read and write
// them without the hart; on all others hang devices, counters, interrupts or translations.

import * as csr from "../hart/csrNumbers.ts";
import type { StoredWord } from "../hart/csrRow.ts";
import { csrWord } from "../hart/csrs.ts";

const QUIET: readonly number[] = [
  csr.SSCRATCH,
  csr.SEPC,
  csr.SCAUSE,
  csr.STVAL,
  csr.STVEC,
  csr.MSCRATCH,
  csr.MEPC,
  csr.MCAUSE,
  csr.MTVAL,
  csr.MTVEC,
];

/** The word of the hart that CSR `number` is, if it is quiet. */
export const quietCsr = (number: number): StoredWord | undefined =>
  QUIET.includes(number) ? csrWord(number) : undefined;
