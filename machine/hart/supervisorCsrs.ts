// The control and status registers of S mode. Several are views of those of M mode.
// (RISC-V Privileged, "Supervisor CSRs")

import {
  MIDELEG_WORD,
  MIE_WORD,
  MIP_WORD,
  MSTATUS_WORD,
  SATP_WORD,
  SCAUSE_WORD,
  SCOUNTEREN_WORD,
  SEPC_WORD,
  SSCRATCH_WORD,
  STVAL_WORD,
  STVEC_WORD,
} from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";
import * as csr from "./csrNumbers.ts";
import { type CsrRow, fixed, stored, view } from "./csrRow.ts";
import { pendingInterrupts } from "./interrupts.ts";

const SSTATUS: number =
  csr.MSTATUS_SIE | csr.MSTATUS_SPIE | csr.MSTATUS_SPP | csr.MSTATUS_SUM | csr.MSTATUS_MXR;
/** Mode 2 and 3 are reserved: bit 1 stays 0. */
const STVEC_WRITABLE = ~2;
/** Instructions lie at even addresses. */
const SEPC_WRITABLE = ~1;
/** cycle, time and instret. */
const SCOUNTEREN_WRITABLE = 7;

const delegated = (memory: Memory): number => memory.word(MIDELEG_WORD);

/** S mode sees what is delegated to it, and of that it can set and clear SSIP. */
const sip: CsrRow = {
  name: "sip",
  number: csr.SIP,
  read: (memory) => pendingInterrupts(memory) & delegated(memory),
  ownBits: (memory) => memory.word(MIP_WORD) & delegated(memory),
  write: (memory, value) => {
    const bits = csr.MIP_SSIP & delegated(memory);
    memory.hart[MIP_WORD] = (memory.word(MIP_WORD) & ~bits) | (value & bits);
  },
};

export const supervisorCsrs: readonly CsrRow[] = [
  view("sstatus", csr.SSTATUS, MSTATUS_WORD, () => SSTATUS),
  view("sie", csr.SIE, MIE_WORD, delegated),
  stored("stvec", csr.STVEC, STVEC_WORD, STVEC_WRITABLE),
  stored("scounteren", csr.SCOUNTEREN, SCOUNTEREN_WORD, SCOUNTEREN_WRITABLE),
  fixed("senvcfg", csr.SENVCFG, 0),
  stored("sscratch", csr.SSCRATCH, SSCRATCH_WORD, -1),
  stored("sepc", csr.SEPC, SEPC_WORD, SEPC_WRITABLE),
  stored("scause", csr.SCAUSE, SCAUSE_WORD, -1),
  stored("stval", csr.STVAL, STVAL_WORD, -1),
  sip,
  stored("satp", csr.SATP, SATP_WORD, -1),
];
