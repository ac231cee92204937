// Random accesses to control and status registers, with the values that both computers treat alike.

import type { Prng } from "../../../lib/prng.ts";
import { u32, type Word } from "../../../lib/u32.ts";
import * as m from "../../../machine/index.ts";
import { satpOf } from "./memoryMap.ts";

const ANY = 0xffff_ffff;
const INTERRUPTS = 0xaaa;
const TO_SUPERVISOR = 0x222;
const SSTATUS = m.MSTATUS_SIE | m.MSTATUS_SPIE | m.MSTATUS_SPP | m.MSTATUS_SUM | m.MSTATUS_MXR;
/** Without MPP, which must not become 2: that would be left to each implementation. */
export const MSTATUS_MASK: number =
  SSTATUS |
  m.MSTATUS_MIE |
  m.MSTATUS_MPIE |
  m.MSTATUS_MPRV |
  m.MSTATUS_TVM |
  m.MSTATUS_TW |
  m.MSTATUS_TSR;
/** Page faults and access faults of fetches stay with M mode: they could not be stepped over. */
const MEDELEG_MASK = 0xa1fc;

/**
 * A drawn medeleg. Loads and stores mostly go the same way: where they do not, an AMO that faults
 * ends the run (atomicFaultIsALoad).
 */
export function drawMedeleg(random: Prng): Word {
  const drawn = random.word() & MEDELEG_MASK;
  if (random.chance(1, 8)) return u32(drawn);
  const stores = (1 << m.CAUSE_STORE_ACCESS_FAULT) | (1 << m.CAUSE_STORE_PAGE_FAULT);
  return u32((drawn & ~stores) | ((drawn << 2) & stores));
}

/** What may be written, set and cleared: the bits on which the two agree. */
const writable: readonly (readonly [csr: number, mask: Word])[] = [
  [m.MSTATUS, MSTATUS_MASK],
  [m.MSTATUS, MSTATUS_MASK],
  [m.SSTATUS, SSTATUS],
  [m.SSTATUS, SSTATUS],
  [m.MEDELEG, MEDELEG_MASK],
  [m.MIDELEG, TO_SUPERVISOR],
  [m.MIE, INTERRUPTS],
  [m.SIE, INTERRUPTS],
  [m.MIP, TO_SUPERVISOR],
  [m.SIP, m.MIP_SSIP],
  [m.MEPC, ANY & ~1],
  [m.SEPC, ANY & ~1],
  [m.MCAUSE, ANY],
  [m.SCAUSE, ANY],
  [m.MTVAL, ANY],
  [m.STVAL, ANY],
  [m.MSCRATCH, ANY],
  [m.SSCRATCH, ANY],
  [m.MCOUNTEREN, 7],
  [m.SCOUNTEREN, 7],
  [m.MISA, ANY],
  [m.MSTATUSH, 0], // QEMU keeps bits of the hypervisor extension, which it does not have.
  [m.SENVCFG, 0],
  [m.MENVCFG, 0],
];

/** What can be read, and what neither has. */
const readable = [
  ...writable.map(([csr]) => csr),
  m.MTVEC,
  m.STVEC,
  m.SATP,
  m.MHARTID,
  m.MVENDORID,
  m.MCONFIGPTR,
  m.MENVCFGH,
];
const absent = [0x000, 0x001, 0x002, 0x005, 0x044, 0x200, 0x5c0, 0x7c0, 0x8c0, 0xcc0, 0xfc0];
/** Read into x0: whether that traps is compared, and not what they count. */
const counters = [m.CYCLE, m.INSTRET, m.CYCLEH, m.INSTRETH, m.MCYCLE, m.MINSTRET, m.MINSTRETH];

const [VALUE, SETS, CLEARS] = ["csrrw", "csrrs", "csrrc"] as const;

/** A few instructions that read or change one register. */
export function csrAccess(random: Prng): readonly Word[] {
  const rd = random.pick([0, 12, 13, 14, 15, 16, 17, 18, 28]);
  switch (random.weighted([45, 20, 4, 6, 8, 10, 4])) {
    case 0: {
      const [csr, mask] = random.pick(writable);
      const name = random.pick([VALUE, SETS, CLEARS]);
      // mstatus is never replaced as a whole: MPP would become U.
      const safe = csr === m.MSTATUS && name === VALUE ? SETS : name;
      return [...constant(5, valueFor(random, csr, mask)), m.assemble(safe, { rd, csr, rs1: 5 })];
    }
    case 1:
      return [m.assemble(SETS, { rd, csr: random.pick(readable), rs1: 0 })];
    case 2:
      return [m.assemble(SETS, { rd, csr: random.pick(absent), rs1: random.pick([0, 5]) })];
    case 3:
      return [m.assemble(SETS, { rd: 0, csr: random.pick(counters), rs1: 0 })];
    case 4: {
      const space = random.pick([0, 1, 1, 2, 2] as const);
      return [...constant(5, satpOf(space)), m.assemble(VALUE, { rd, csr: m.SATP, rs1: 5 })];
    }
    case 5:
      return ofFiveBits(random, rd);
    default:
      return mpp(random);
  }
}

/** Few interrupts at a time, so that none has to wait for another. */
function valueFor(random: Prng, csr: number, mask: Word): Word {
  const isInterrupts = csr === m.MIE || csr === m.MIP || csr === m.SIE;
  if (isInterrupts) return u32((1 << random.pick([1, 3, 5, 7, 9, 11])) & mask);
  return csr === m.MEDELEG ? drawMedeleg(random) : u32(random.word() & mask);
}

function ofFiveBits(random: Prng, rd: number): readonly Word[] {
  const [csr, mask] = random.pick(writable);
  const name = random.pick(["csrrwi", "csrrsi", "csrrci"]);
  const safe = csr === m.MSTATUS && name === "csrrwi" ? "csrrsi" : name;
  return [m.assemble(safe, { rd, csr, imm: random.below(32) & mask })];
}

/** MPP becomes M, or U, or S. */
function mpp(random: Prng): readonly Word[] {
  const clear = m.assemble(CLEARS, { rd: 0, csr: m.MSTATUS, rs1: 5 });
  const set = m.assemble(SETS, { rd: 0, csr: m.MSTATUS, rs1: 6 });
  const mode = random.pick([m.USER_MODE, m.SUPERVISOR_MODE, m.MACHINE_MODE]);
  return [...constant(5, m.MSTATUS_MPP), ...constant(6, mode << m.MSTATUS_MPP_SHIFT), clear, set];
}

/** Sets register `rd`. */
function constant(rd: number, value: Word): readonly Word[] {
  const low = (value << 20) >> 20;
  const upper = u32(value - low) >>> 12;
  return [m.assemble("lui", { rd, imm: upper }), m.assemble("addi", { rd, rs1: rd, imm: low })];
}
