// Recent translations of one privilege mode, found by one comparison. They lie in the machine's
// memory, behind its state, because translated code looks into them too.

import { BANK_BYTES, DATA_ENTRIES, FETCH_ENTRIES, TRANSLATIONS_START } from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";

export const DATA_MASK: number = DATA_ENTRIES - 1;
export const FETCH_MASK: number = FETCH_ENTRIES - 1;
/** An address without these bits is a page; no tag has other bits set, but NONE. */
export const PAGE_MASK = -4096;
const NONE = 0x800;

/** Where the arrays of a bank lie in the memory, in bytes; each entry has four. */
export type BankPlaces = {
  readonly readTags: number;
  readonly readOffsets: number;
  readonly writeTags: number;
  readonly writeOffsets: number;
  readonly fetchTags: number;
  readonly fetchPages: number;
};

/** The places of the bank of mode 0, 1 or 3. */
export function bankPlaces(mode: number): BankPlaces {
  const start = TRANSLATIONS_START + Math.min(mode, 2) * BANK_BYTES;
  const data = 4 * DATA_ENTRIES;
  return {
    readTags: start,
    readOffsets: start + data,
    writeTags: start + 2 * data,
    writeOffsets: start + 3 * data,
    fetchTags: start + 4 * data,
    fetchPages: start + 4 * data + 4 * FETCH_ENTRIES,
  };
}

export class Bank {
  /** For each entry, the page of the virtual address, and what to add for an offset into RAM. */
  readonly readTags: Int32Array;
  readonly readOffsets: Int32Array;
  readonly writeTags: Int32Array;
  readonly writeOffsets: Int32Array;
  /** For each entry, the page of the virtual address, and the page of RAM. */
  readonly fetchTags: Int32Array;
  readonly fetchPages: Int32Array;
  /** What its entries are true for; see translations.ts. */
  satp = 0;
  rights = 0;
  generation = -1;
  /** A number that no bank had before it was last emptied. */
  epoch = 0;
  private hasWrites = false;

  constructor(memory: Memory, mode: number) {
    const { buffer } = memory.wasm;
    const places = bankPlaces(mode);
    this.readTags = new Int32Array(buffer, places.readTags, DATA_ENTRIES).fill(NONE);
    this.readOffsets = new Int32Array(buffer, places.readOffsets, DATA_ENTRIES);
    this.writeTags = new Int32Array(buffer, places.writeTags, DATA_ENTRIES).fill(NONE);
    this.writeOffsets = new Int32Array(buffer, places.writeOffsets, DATA_ENTRIES);
    this.fetchTags = new Int32Array(buffer, places.fetchTags, FETCH_ENTRIES).fill(NONE);
    this.fetchPages = new Int32Array(buffer, places.fetchPages, FETCH_ENTRIES);
  }

  /** Drops everything. */
  clear(): void {
    this.readTags.fill(NONE);
    this.fetchTags.fill(NONE);
    this.clearWrites();
  }

  clearWrites(): void {
    if (this.hasWrites) this.writeTags.fill(NONE);
    this.hasWrites = false;
  }

  /** Loads from the page of `address` go to this page of RAM. */
  setRead(address: number, page: number): void {
    const entry = (address >>> 12) & DATA_MASK;
    this.readTags[entry] = address & PAGE_MASK;
    this.readOffsets[entry] = page * 4096 - (address & PAGE_MASK);
  }

  /** The same for stores. */
  setWrite(address: number, page: number): void {
    const entry = (address >>> 12) & DATA_MASK;
    this.writeTags[entry] = address & PAGE_MASK;
    this.writeOffsets[entry] = page * 4096 - (address & PAGE_MASK);
    this.hasWrites = true;
  }

  /** The same for fetches. */
  setFetch(address: number, page: number): void {
    const entry = (address >>> 12) & FETCH_MASK;
    this.fetchTags[entry] = address & PAGE_MASK;
    this.fetchPages[entry] = page;
  }

  /** The page of RAM that fetches from the page of `address` go to, if that was learnt. */
  fetchPage(address: number): number | undefined {
    const entry = (address >>> 12) & FETCH_MASK;
    return this.fetchTags[entry] === (address & PAGE_MASK) ? this.fetchPages[entry] : undefined;
  }
}
