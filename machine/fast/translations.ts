// Recent translations of loads, stores and fetches to RAM, found by one comparison: a cache of what
// the TLB (or no translation) says under the present satp, mode, SUM and MXR. It holds nothing that
// the architecture could see, and it is emptied whenever one of these changes.

import { RAM_START } from "../board.ts";
import { MSTATUS_MPP, MSTATUS_MPRV, MSTATUS_MXR, MSTATUS_SUM } from "../hart/csrNumbers.ts";
import type { DataPath } from "../hart/dataPath.ts";
import type { Mmu } from "../hart/mmu.ts";
import type { Tlb } from "../hart/tlb.ts";
import { MODE, MSTATUS_WORD, SATP_WORD } from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";

const ENTRY_COUNT = 256;
export const ENTRY_MASK: number = ENTRY_COUNT - 1;
/** An address without these bits is a page; no tag has other bits set, but NONE. */
export const PAGE_MASK = -4096;
const NONE = 0x800;

/** What the rights of an access depend on, beside the TLB. */
const RIGHTS = MSTATUS_MPRV | MSTATUS_MPP | MSTATUS_SUM | MSTATUS_MXR;

export class Translations {
  /** For each entry, the page of the virtual address, and what to add for an offset into RAM. */
  readonly readTags: Int32Array = new Int32Array(ENTRY_COUNT).fill(NONE);
  readonly readOffsets: Int32Array = new Int32Array(ENTRY_COUNT);
  readonly writeTags: Int32Array = new Int32Array(ENTRY_COUNT).fill(NONE);
  readonly writeOffsets: Int32Array = new Int32Array(ENTRY_COUNT);
  /** For each entry, the page of the virtual address, and the page of RAM. */
  readonly fetchTags: Int32Array = new Int32Array(ENTRY_COUNT).fill(NONE);
  readonly fetchPages: Int32Array = new Int32Array(ENTRY_COUNT);
  private readonly memory: Memory;
  private readonly mmu: Mmu;
  private readonly tlb: Tlb;
  private readonly data: DataPath;
  private satp = 0;
  private mode = -1;
  private rights = 0;
  private generation = -1;

  constructor(memory: Memory, mmu: Mmu, tlb: Tlb, data: DataPath) {
    this.memory = memory;
    this.mmu = mmu;
    this.tlb = tlb;
    this.data = data;
  }

  /** Drops everything if it may not be true any more. */
  refresh(): void {
    const { memory } = this;
    const mode = memory.word(MODE);
    const satp = memory.word(SATP_WORD);
    const rights = memory.word(MSTATUS_WORD) & RIGHTS;
    const { generation } = this.tlb;
    if (mode === this.mode && satp === this.satp && rights === this.rights)
      if (generation === this.generation) return;
    this.mode = mode;
    this.satp = satp;
    this.rights = rights;
    this.generation = generation;
    this.readTags.fill(NONE);
    this.fetchTags.fill(NONE);
    this.forgetWrites();
  }

  /** Stores are looked at again: a page has become code, or somebody wants to know of changes. */
  forgetWrites(): void {
    this.writeTags.fill(NONE);
  }

  /** Keeps where loads from the page of `address` go, if that is known and in RAM. */
  learnRead(address: number): void {
    const page = this.ramPage(address, "load");
    if (page === undefined) return;
    const entry = (address >>> 12) & ENTRY_MASK;
    this.readTags[entry] = address & PAGE_MASK;
    this.readOffsets[entry] = page * 4096 - (address & PAGE_MASK);
  }

  /** The same for stores, for a page of RAM that `mayWrite` allows. */
  learnWrite(address: number, mayWrite: (page: number) => boolean): void {
    const page = this.ramPage(address, "store");
    if (page === undefined || !mayWrite(page)) return;
    const entry = (address >>> 12) & ENTRY_MASK;
    this.writeTags[entry] = address & PAGE_MASK;
    this.writeOffsets[entry] = page * 4096 - (address & PAGE_MASK);
    // Stores that find this entry make no stamps: this one is for all of them.
    this.memory.pageStamps[page] = this.memory.freshStamp();
  }

  /** The same for fetches; false if it is not known. */
  learnFetch(address: number): boolean {
    const page = this.ramPage(address, "fetch");
    if (page === undefined) return false;
    const entry = (address >>> 12) & ENTRY_MASK;
    this.fetchTags[entry] = address & PAGE_MASK;
    this.fetchPages[entry] = page;
    return true;
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
