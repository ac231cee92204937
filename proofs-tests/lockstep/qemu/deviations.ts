// Where QEMU 7.2 and our computer differ and may: what is known, why, and what is done about it.
// Nothing else is tolerated.

import { u32, type Word } from "../../../lib/u32.ts";
import * as m from "../../../machine/index.ts";
import type { Machine } from "../../../machine/index.ts";
import { csrOf, rdOf, rs1Of } from "../../../machine/isa/formats.ts";

/** Why two runs are not compared any further, or how they are brought together. */
export type Deviation =
  | "atomicFaultIsALoad"
  | "boardsDiffer"
  | "countersCountOtherThings"
  | "ebreakLeavesNoAddress"
  | "lowestInterruptFirst"
  | "misalignedAccessFaultNamesAWord"
  | "misalignedAtomicIsALoad"
  | "mprvSurvivesReturns"
  | "userPagesAreExecutedUnderSum"
  | "scComparesValues";

export const deviations: Readonly<Record<Deviation, string>> = {
  atomicFaultIsALoad:
    "An AMO is a load and then a store for QEMU with one hart, and faults as a load (5, 13), which " +
    "should be as a store (7, 15), and it may set A before: its cause is taken over, and the run " +
    "ends where it goes to another mode.",
  boardsDiffer:
    "That board has a ROM and another console, ours a PLIC, a UART, a disk and a finisher: the run " +
    "ends where one of them is met.",
  countersCountOtherThings:
    "cycle, instret and time of QEMU come from the host's clock: the run ends where one is read.",
  ebreakLeavesNoAddress:
    "QEMU sets mtval to 0 at ebreak, we to pc; both are legal. Ours is set to 0 as well.",
  lowestInterruptFirst:
    "Of several interrupts QEMU takes that with the lowest number, and not external, software, " +
    "timer; the run ends where two compete.",
  misalignedAccessFaultNamesAWord:
    "Where nothing is, QEMU takes a misaligned access apart, and mtval has the address of a part: " +
    "it is taken over.",
  misalignedAtomicIsALoad:
    "QEMU gives a misaligned AMO or sc.w the cause of a load (4), the manual that of a store (6): " +
    "the run ends before one.",
  mprvSurvivesReturns:
    "QEMU 7.2 leaves MPRV set when mret or sret go below M mode, where it means nothing: it is not " +
    "compared until the handler clears it.",
  userPagesAreExecutedUnderSum:
    "After a load or store under SUM, S mode of QEMU executes the page of U mode: the run ends.",
  scComparesValues:
    "QEMU's sc.w succeeds iff the word has the value that lr.w saw, and touches nothing if the " +
    "address is another: the run ends before one that stands alone, or after other stores.",
};

/** What QEMU may say otherwise of the trap that was just taken. */
export type Doubt = "nothing" | "cause" | "value" | "everything";

/** `word` is the instruction that trapped, if it was fetched. */
export function doubtOf(word: Word | undefined, cause: Word, value: Word): Doubt {
  const isPart = [1, 5, 7].includes(cause);
  if (isPart && isOnOneBoard(value)) return "everything"; // boardsDiffer
  const name = word === undefined ? "" : nameOf(word);
  if (name.startsWith("amo"))
    return isPart || cause === m.CAUSE_STORE_PAGE_FAULT ? "cause" : "nothing";
  const bytes = /[ls]b/.test(name) ? 1 : /[ls]h/.test(name) ? 2 : 4;
  const isFetch = cause === m.CAUSE_FETCH_ACCESS_FAULT;
  return isPart && !isFetch && value % bytes !== 0 ? "value" : "nothing";
}

/** Where one board has something and the other has not: from, to. Accesses may be misaligned. */
const onOneBoard: readonly (readonly [Word, Word])[] = [
  [0x1000, 0x1_1000], // ROM
  [0x100_0000, 0x100_0010], // the console of that board
  [m.FINISHER_START, m.FINISHER_START + 0x1000],
  [m.PLIC_START, m.PLIC_START + 0x60_0000],
  [m.UART_START, m.VIRTIO_START + m.VIRTIO_SLOTS * m.PAGE_BYTES],
];
const isOnOneBoard = (address: Word): boolean =>
  onOneBoard.some(([from, to]) => address + 4 > from && address < to);

const nameOf = (word: Word): string => m.decode(word)?.name ?? "";
const isAtomic = (name: string): boolean => /^(amo|lr|sc)/.test(name);

/** The deviation that the instruction `word` at pc is going to show, if any. */
export function deviationAhead(machine: Machine, word: Word, link: Link): Deviation | undefined {
  const name = nameOf(word);
  if (name.startsWith("csrr") && isCounter(csrOf(word)) && rdOf(word) !== 0)
    return "countersCountOtherThings";
  const access = isAtomic(name) ? undefined : accessed(machine, word);
  if (access !== undefined && isOnOneBoard(access)) return "boardsDiffer";
  if (!isAtomic(name)) return undefined;
  const address = machine.readRegister(rs1Of(word));
  if (address % 4 !== 0) return "misalignedAtomicIsALoad";
  return name === "sc.w" && !link.allows(address) ? "scComparesValues" : undefined;
}

/** The address of a load or store. */
function accessed(machine: Machine, word: Word): Word | undefined {
  const row = m.decode(word);
  if (row === undefined || !/^(c\.)?([ls][bhw]u?|[ls]wsp)$/.test(row.name)) return undefined;
  const value = (operand: string): number | undefined =>
    row.format.fields.find((field) => field.operand === operand)?.decode(word);
  return u32(machine.readRegister(value("rs1") ?? 2) + (value("imm") ?? 0));
}

const isCounter = (csr: number): boolean => [0xb00, 0xb80, 0xc00, 0xc80].includes(csr & ~0x1f);

/** Follows lr.w and sc.w: is what is about to happen the same by address as by value? */
export class Link {
  /** The address that lr.w reserved, or that sc.w just stored to. */
  private address: Word | undefined;

  allows(address: Word): boolean {
    return this.address === address;
  }

  /** `word` was executed, and did not trap; `before` was in rs1. */
  executed(word: Word, before: Word): void {
    const name = nameOf(word);
    if (name === "lr.w" || name === "sc.w") this.address = before;
    else if (/^(c\.)?(s[bhw]|swsp|amo\w+\.w|mret|sret)/.test(name)) this.address = undefined;
  }

  trapped(): void {
    this.address = undefined;
  }
}

/** Do two interrupts, both enabled, compete for the same mode? */
export function interruptsCompete(machine: Machine): boolean {
  const candidates = machine.csrRead(m.MIE) & machine.csrRead(m.MIP);
  const delegated = candidates & machine.csrRead(m.MIDELEG);
  const isSeveral = (set: number): boolean => (set & (set - 1)) !== 0;
  return isSeveral(u32(delegated)) || isSeveral(u32(candidates & ~delegated));
}
