// Recent translations of loads, stores and fetches to RAM, found by one comparison: a cache of what
// the TLB (or no translation) says under the present satp, mode, SUM and MXR. It holds nothing that
// the architecture could see. Each mode has a bank of its own, so that a trap and the return from
// it cost nothing; of a bank goes what is not true any more.

import { RAM_START } from "../board.ts";
import { MSTATUS_MPP, MSTATUS_MPRV, MSTATUS_MXR, MSTATUS_SUM } from "../hart/csrNumbers.ts";
import type { DataPath } from "../hart/dataPath.ts";
import type { Mmu } from "../hart/mmu.ts";
import { MACHINE_MODE, type Mode, SUPERVISOR_MODE, USER_MODE } from "../hart/modes.ts";
import type { Tlb } from "../hart/tlb.ts";
import { MODE, MSTATUS_WORD, SATP_WORD } from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";
import { Bank } from "./bank.ts";

/** Bits of mstatus that the rights of an access depend on; and while MPRV lends another mode. */
const RIGHTS: Readonly<Record<Mode, number>> = {
  [USER_MODE]: MSTATUS_MXR,
  [SUPERVISOR_MODE]: MSTATUS_SUM | MSTATUS_MXR,
  [MACHINE_MODE]: 0,
};
const LENT_RIGHTS = MSTATUS_MPRV | MSTATUS_MPP | MSTATUS_SUM | MSTATUS_MXR;

export class Translations {
  /** Of the present mode. */
  bank: Bank;
  private readonly memory: Memory;
  private readonly mmu: Mmu;
  private readonly tlb: Tlb;
  private readonly data: DataPath;
  /** By mode; nothing has mode 2. */
  private readonly banks: readonly [Bank, Bank, Bank, Bank];
  private epoch = 0;
  /** Virtual pages of which nothing is learnt: each access is left to the hart. */
  private watched: ReadonlySet<number> = new Set();

  constructor(memory: Memory, mmu: Mmu, tlb: Tlb, data: DataPath) {
    this.memory = memory;
    this.mmu = mmu;
    this.tlb = tlb;
    this.data = data;
    const machine = new Bank(memory, MACHINE_MODE);
    this.banks = [new Bank(memory, 0), new Bank(memory, 1), machine, machine];
    this.bank = machine;
  }

  /** Goes to the bank of the present mode, and empties it if it may not be true any more. */
  refresh(): void {
    const { memory } = this;
    const mode = memory.word(MODE) as Mode;
    const bank = this.banks[mode];
    this.bank = bank;
    const mstatus = memory.word(MSTATUS_WORD);
    const isLent = (mstatus & MSTATUS_MPRV) !== 0;
    // M mode's own accesses are not translated: nothing makes them untrue.
    const isBare = mode === MACHINE_MODE && !isLent;
    const satp = isBare ? 0 : memory.word(SATP_WORD);
    const generation = isBare ? 0 : this.tlb.outdated.generation;
    const rights = mstatus & (isLent ? LENT_RIGHTS : RIGHTS[mode]);
    if (satp !== bank.satp) bank.switchTo(satp);
    if (rights === bank.rights) {
      if (generation === bank.generation) return;
      const pages = this.tlb.outdated.since(bank.generation);
      bank.generation = generation;
      if (pages?.every((page) => bank.drop(page)) === true) return;
    }
    bank.rights = rights;
    bank.generation = generation;
    bank.epoch = ++this.epoch;
    bank.clear();
  }

  /** Stores are looked at again: a page has become code, or somebody wants to know of changes. */
  forgetWrites(): void {
    for (const bank of this.banks) bank.clearWrites();
  }

  /** From now on nothing is learnt of these virtual pages; what was is forgotten. */
  watch(pages: ReadonlySet<number>): void {
    if (pages.size > 0) for (const bank of this.banks) bank.forget();
    this.watched = pages;
  }

  /** Keeps where loads from the page of `address` go, if that is known and in RAM. */
  learnRead(address: number): boolean {
    if (this.watched.has(address >>> 12)) return false;
    const page = this.ramPage(address, "load");
    if (page !== undefined) this.bank.setRead(address, page);
    return page !== undefined;
  }

  /** The same for stores, for a page of RAM that `mayWrite` allows. */
  learnWrite(address: number, mayWrite: (page: number) => boolean): boolean {
    if (this.watched.has(address >>> 12)) return false;
    const page = this.ramPage(address, "store");
    if (page === undefined || !mayWrite(page)) return false;
    this.bank.setWrite(address, page);
    this.learnRead(address); // It may well be allowed, and wanted next.
    // Stores that find this entry make no stamps: this one is for all of them.
    this.memory.touch(page);
    return true;
  }

  /** The same for fetches. */
  learnFetch(address: number): boolean {
    const page = this.ramPage(address, "fetch");
    if (page !== undefined) this.bank.setFetch(address, page);
    return page !== undefined;
  }

  /** The page of RAM that an access to `address` meets, if that is known. */
  ramPage(address: number, access: "fetch" | "load" | "store"): number | undefined {
    const mode = access === "fetch" ? this.memory.word(MODE) : this.data.mode;
    const physical = this.mmu.known(address >>> 0, access, mode);
    if (physical === undefined) return undefined;
    const offset = physical - RAM_START;
    return offset >= 0 && offset < this.memory.ramBytes ? offset >>> 12 : undefined;
  }
}
