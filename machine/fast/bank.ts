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

/** A generation of the TLB so long ago that anything may have changed since. */
const NEVER = -1e9;
/** Address spaces beside the present one whose translations are kept. */
const OTHERS_MAX = 7;

/** A bank of another time. */
type Saved = {
  readonly words: Int32Array;
  readonly epoch: number;
  readonly fetched: Set<number>;
  readonly forgotten: number;
  readonly generation: number;
  readonly rights: number;
};

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
  generation: number = NEVER;
  /** A number that no bank had before it was last emptied. */
  epoch = 0;
  /** How often stores were forgotten. */
  private forgotten = 0;
  private hasWrites = false;
  /** Pages that were fetched from since all was dropped. */
  private fetched = new Set<number>();
  private readonly words: Int32Array;
  private spare: Int32Array | undefined;
  /** What there was for other values of satp, the oldest first. */
  private readonly others = new Map<number, Saved>();

  constructor(memory: Memory, mode: number) {
    const { buffer } = memory.wasm;
    const places = bankPlaces(mode);
    this.words = new Int32Array(buffer, places.readTags, BANK_BYTES / 4);
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
    this.fetched.clear();
    this.clearWrites();
  }

  /** Nothing is true any more, for this value of satp and all others. */
  forget(): void {
    this.generation = NEVER;
    this.others.clear();
  }

  /** Drops this page of virtual addresses; false, and nothing happens, if it has code. */
  drop(page: number): boolean {
    if (this.fetched.has(page)) return false;
    const entry = page & DATA_MASK;
    if (this.readTags[entry] === page << 12) this.readTags[entry] = NONE;
    if (this.writeTags[entry] === page << 12) this.writeTags[entry] = NONE;
    return true;
  }

  /** Goes to what there was when satp was that, if that is known; else nothing is. */
  switchTo(satp: number): void {
    const { epoch, fetched, forgotten, generation, others, rights } = this;
    const words = this.spare ?? new Int32Array(this.words.length);
    words.set(this.words);
    others.set(this.satp, { words, epoch, fetched, forgotten, generation, rights });
    const saved = others.get(satp);
    this.satp = satp;
    this.spare = saved?.words;
    if (saved === undefined) {
      this.fetched = new Set();
      this.generation = NEVER;
      for (const oldest of others.keys()) if (others.size > OTHERS_MAX) others.delete(oldest);
      return;
    }
    others.delete(satp);
    this.words.set(saved.words);
    this.epoch = saved.epoch;
    this.fetched = saved.fetched;
    this.generation = saved.generation;
    this.rights = saved.rights;
    if (saved.forgotten !== forgotten) this.writeTags.fill(NONE);
    this.hasWrites = true;
  }

  clearWrites(): void {
    this.forgotten++;
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
    this.fetched.add(address >>> 12);
  }

  knowsRead(address: number): boolean {
    return this.readTags[(address >>> 12) & DATA_MASK] === (address & PAGE_MASK);
  }

  knowsWrite(address: number): boolean {
    return this.writeTags[(address >>> 12) & DATA_MASK] === (address & PAGE_MASK);
  }

  /** The page of RAM that fetches from the page of `address` go to, if that was learnt. */
  fetchPage(address: number): number | undefined {
    const entry = (address >>> 12) & FETCH_MASK;
    return this.fetchTags[entry] === (address & PAGE_MASK) ? this.fetchPages[entry] : undefined;
  }
}
