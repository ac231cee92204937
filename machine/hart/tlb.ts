// The TLB: it keeps every translation until a fence drops it, so that a forgotten fence shows.
//
// An entry is a key and the leaf PTE that the walk found. Entries lie densely in the memory, found
// through a hash index with linear probing. A megapage is one entry, for all its 1024 pages.

import { u32, type Word } from "../../lib/u32.ts";
import { TLB_CHANCE, TLB_COUNT, TLB_ENTRIES_MAX, TLB_KINDS, TLB_SLOTS } from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";
import { frameOf, MEGAPAGE_PAGES, PTE_A, PTE_D, PTE_R, PTE_U, PTE_W, PTE_X } from "./pte.ts";

/** What one entry says, for observers. */
export type TlbEntry = {
  /** The space that it belongs to; of a global entry, 0. */
  readonly asid: number;
  /** Virtual page number, 0 … 2²⁰ − 1; of a megapage, its first. */
  readonly page: number;
  /** Physical page number; of a megapage, its first. */
  readonly frame: number;
  /** 1, or 1024 for a megapage. */
  readonly pageCount: number;
  /** r = 4, w = 2, x = 1. */
  readonly rights: number;
  readonly user: boolean;
  readonly global: boolean;
  readonly accessed: boolean;
  readonly dirty: boolean;
};

// A key: page in bits 19 … 0, ASID in bits 28 … 20 (0 if global), and two kind bits.
const ASID_SHIFT = 20;
const PAGE_MASK = 0xf_ffff;
const ASID_MASK = 0x1ff;
const GLOBAL = 1 << 29;
const MEGA = 1 << 30;
const KINDS = GLOBAL | MEGA;

const FREE = 0xffff; // In the index; entry numbers are smaller.
const NONE = -1;

const megaPage = (page: number): number => page & -MEGAPAGE_PAGES;

export class Tlb {
  /** Changes whenever the entries do; never returns to an old value. */
  stamp: number;
  /**
   * Changes whenever an answer that was given may no longer be the right one: when an entry is
   * dropped or shadowed. Who keeps answers looks here. It is not machine state.
   */
  generation = 0;
  /** After a lookup that found something: is it a megapage? */
  foundMega = false;
  private readonly memory: Memory;

  constructor(memory: Memory) {
    this.memory = memory;
    this.stamp = memory.freshStamp();
    memory.tlbIndex.fill(FREE);
  }

  get count(): number {
    return this.memory.word(TLB_COUNT);
  }

  /** The leaf PTE that serves `page` in space `asid`, or 0, which is no leaf. May be signed. */
  lookup(asid: number, page: number): number {
    const entry = this.find(asid, page);
    if (entry === NONE) return 0;
    this.foundMega = (this.keyAt(entry) & MEGA) !== 0;
    return this.leafAt(entry);
  }

  /** Keeps `leaf`, found for `page` in `asid`. Replaces an entry for the same pages. */
  insert(asid: number, page: number, leaf: Word, global: boolean, mega: boolean): void {
    const { hart, tlbEntries } = this.memory;
    if (hart[TLB_COUNT] === TLB_ENTRIES_MAX) this.forgetAll();
    const space = global ? GLOBAL : asid << ASID_SHIFT;
    const key = space | (mega ? MEGA | megaPage(page) : page);
    let entry = this.probe(key);
    if (entry !== NONE) this.generation++;
    else {
      entry = this.count;
      hart[TLB_COUNT] = entry + 1;
      hart[TLB_KINDS] = this.kinds | (key & KINDS);
      tlbEntries[2 * entry] = key;
      this.enterIntoIndex(key, entry);
    }
    tlbEntries[2 * entry + 1] = leaf;
    this.stamp = this.memory.freshStamp();
  }

  /** Perhaps drops entries: a step of a generator whose state is part of the machine decides. */
  forgetByChance(): void {
    const { hart } = this.memory;
    const drawn = nextChance(hart[TLB_CHANCE] as number);
    hart[TLB_CHANCE] = drawn;
    if ((drawn & 3) === 0) this.keepOnly((key) => (hash(key ^ drawn) & 1) === 0);
  }

  /** sfence.vma x0, x0 */
  forgetAll(): void {
    this.keepOnly(() => false);
  }

  /** sfence.vma x0, asid: all but the global entries. */
  forgetAsid(asid: number): void {
    this.keepOnly((key) => (key & GLOBAL) !== 0 || asidOf(key) !== asid);
  }

  /** sfence.vma page, x0: in every space, global entries included. */
  forgetPage(page: number): void {
    this.keepOnly((key) => !covers(key, page));
  }

  /** sfence.vma page, asid: all but the global entries. */
  forgetPageOfAsid(page: number, asid: number): void {
    const own = asid << ASID_SHIFT;
    if (this.probe(own | page) === NONE && this.probe(own | MEGA | megaPage(page)) === NONE) return;
    this.keepOnly((key) => !covers(key, page) || (key & GLOBAL) !== 0 || asidOf(key) !== asid);
  }

  /** All entries, ordered by key: the order does not tell in which order they came. */
  entries(): readonly TlbEntry[] {
    return this.sortedPairs().map(({ key, leaf }) => ({
      asid: asidOf(key),
      page: key & PAGE_MASK,
      frame: frameOf(leaf),
      pageCount: (key & MEGA) === 0 ? 1 : MEGAPAGE_PAGES,
      rights: rightsOf(leaf),
      user: (leaf & PTE_U) !== 0,
      global: (key & GLOBAL) !== 0,
      accessed: (leaf & PTE_A) !== 0,
      dirty: (leaf & PTE_D) !== 0,
    }));
  }

  /** Puts back `saved`, the words of the entries at an earlier time. */
  restore(saved: Int32Array): void {
    const { hart, tlbEntries } = this.memory;
    this.generation++;
    this.clearIndex();
    tlbEntries.fill(0, saved.length, 2 * this.count); // Equal entries, equal bytes.
    tlbEntries.set(saved);
    hart[TLB_COUNT] = saved.length / 2;
    this.fillIndex();
    this.stamp = this.memory.freshStamp();
  }

  /** Kind bits that some key has. */
  private get kinds(): number {
    return this.memory.word(TLB_KINDS);
  }

  private keyAt(entry: number): number {
    return this.memory.tlbEntries[2 * entry] as number;
  }

  private leafAt(entry: number): number {
    return this.memory.tlbEntries[2 * entry + 1] as number;
  }

  private sortedPairs(): readonly { readonly key: number; readonly leaf: Word }[] {
    return Array.from({ length: this.count }, (_, entry) => ({
      key: this.keyAt(entry),
      leaf: u32(this.leafAt(entry)),
    })).toSorted((a, b) => a.key - b.key);
  }

  /** Pages before megapages, own before global: a legal answer when stale entries overlap. */
  private find(asid: number, page: number): number {
    const { kinds } = this;
    const own = asid << ASID_SHIFT;
    let entry = this.probe(own | page);
    if (entry !== NONE || kinds === 0) return entry;
    if ((kinds & GLOBAL) !== 0) entry = this.probe(GLOBAL | page);
    if (entry !== NONE || (kinds & MEGA) === 0) return entry;
    entry = this.probe(own | MEGA | megaPage(page));
    return entry !== NONE ? entry : this.probe(KINDS | megaPage(page));
  }

  private probe(key: number): number {
    const { tlbIndex } = this.memory;
    for (let slot = hash(key); ; slot = (slot + 1) & (TLB_SLOTS - 1)) {
      const entry = tlbIndex[slot] as number;
      if (entry === FREE) return NONE;
      if (this.keyAt(entry) === key) return entry;
    }
  }

  private enterIntoIndex(key: number, entry: number): void {
    const { tlbIndex } = this.memory;
    let slot = hash(key);
    while (tlbIndex[slot] !== FREE) slot = (slot + 1) & (TLB_SLOTS - 1);
    tlbIndex[slot] = entry;
  }

  /** Drops the entries whose key does not satisfy `keeps`; the others move together. */
  private keepOnly(keeps: (key: number) => boolean): void {
    const { hart, tlbEntries } = this.memory;
    const before = this.count;
    this.generation++;
    this.clearIndex();
    let kept = 0;
    for (let entry = 0; entry < before; entry++) {
      const key = this.keyAt(entry);
      if (!keeps(key)) continue;
      tlbEntries[2 * kept] = key;
      tlbEntries[2 * kept + 1] = this.leafAt(entry);
      kept++;
    }
    hart[TLB_COUNT] = kept;
    tlbEntries.fill(0, 2 * kept, 2 * before); // Equal entries, equal bytes.
    this.fillIndex();
    if (kept !== before) this.stamp = this.memory.freshStamp();
  }

  /** Frees the slots in use: for each entry, its hash slot and all that follow without a gap. */
  private clearIndex(): void {
    const { tlbIndex } = this.memory;
    for (let entry = 0; entry < this.count; entry++) {
      let slot = hash(this.keyAt(entry));
      for (; tlbIndex[slot] !== FREE; slot = (slot + 1) & (TLB_SLOTS - 1)) tlbIndex[slot] = FREE;
    }
  }

  private fillIndex(): void {
    let kinds = 0;
    for (let entry = 0; entry < this.count; entry++) {
      const key = this.keyAt(entry);
      kinds |= key & KINDS;
      this.enterIntoIndex(key, entry);
    }
    this.memory.hart[TLB_KINDS] = kinds;
  }
}

const asidOf = (key: number): number => (key >>> ASID_SHIFT) & ASID_MASK;

const covers = (key: number, page: number): boolean =>
  (key & PAGE_MASK) === ((key & MEGA) === 0 ? page : megaPage(page));

const rightsOf = (leaf: Word): number =>
  ((leaf & PTE_R) !== 0 ? 4 : 0) | ((leaf & PTE_W) !== 0 ? 2 : 0) | ((leaf & PTE_X) !== 0 ? 1 : 0);

/** Fibonacci hashing: the high bits of a multiple of 2³² / φ. */
const HASH_MULTIPLIER = 0x9e37_79b1;
const HASH_SHIFT = 32 - Math.log2(TLB_SLOTS);
const hash = (key: number): number => Math.imul(key, HASH_MULTIPLIER) >>> HASH_SHIFT;

/** One step of xorshift32 (Marsaglia); never 0 from anything but 0. */
function nextChance(state: number): number {
  const a = state ^ (state << 13);
  const b = a ^ (a >>> 17);
  return b ^ (b << 5);
}
