// The TLB: it keeps every translation until a fence drops it, so that a forgotten fence shows.
//
// An entry is a key and the leaf PTE that the walk found. Entries lie densely in the memory, found
// through an index. A megapage is one entry, for all its 1024 pages.

import { u32, type Word } from "../../lib/u32.ts";
import { TLB_CHANCE, TLB_COUNT, TLB_ENTRIES_MAX, TLB_KINDS } from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";
import { ALL_PAGES, Outdated } from "./outdated.ts";
import { frameOf, MEGAPAGE_PAGES, PTE_A, PTE_D, PTE_R, PTE_U, PTE_W, PTE_X } from "./pte.ts";
import { hash, NONE, TlbIndex } from "./tlbIndex.ts";

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
/** The bits of a key that tell global entries and megapages. */
export const KINDS: number = GLOBAL | MEGA;

const megaPage = (page: number): number => page & -MEGAPAGE_PAGES;

export class Tlb {
  /** Changes whenever the entries do; never returns to an old value. */
  stamp: number;
  /**
   * Which answers may no longer be the right ones: when an entry is dropped or shadowed. Who keeps
   * answers looks here. It is not machine state.
   */
  readonly outdated: Outdated = new Outdated();
  /** After a lookup that found something: is it a megapage? */
  foundMega = false;
  private readonly memory: Memory;
  private readonly index: TlbIndex;
  /** All ASIDs that entries have, and perhaps more. */
  private readonly spaces = new Set<number>();

  constructor(memory: Memory) {
    this.memory = memory;
    this.stamp = memory.freshStamp();
    this.index = new TlbIndex(memory);
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
    let entry = this.index.find(key);
    if (entry !== NONE) this.outdated.add(mega ? ALL_PAGES : page);
    else {
      entry = this.count;
      hart[TLB_COUNT] = entry + 1;
      hart[TLB_KINDS] = this.kinds | (key & KINDS);
      tlbEntries[2 * entry] = key;
      this.index.enter(key, entry);
      if (!global) this.spaces.add(asid);
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
    this.forgetIn(page, undefined);
  }

  /** sfence.vma page, asid: all but the global entries. */
  forgetPageOfAsid(page: number, asid: number): void {
    const own = asid << ASID_SHIFT;
    if (
      this.index.find(own | page) === NONE &&
      this.index.find(own | MEGA | megaPage(page)) === NONE
    )
      return;
    this.forgetIn(page, asid);
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
    this.outdated.add(ALL_PAGES);
    this.index.clear(this.count);
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
    const pairs: { readonly key: number; readonly leaf: Word }[] = [];
    for (let entry = 0; entry < this.count; entry++)
      pairs.push({ key: this.keyAt(entry), leaf: u32(this.leafAt(entry)) });
    return pairs.length < 2 ? pairs : pairs.toSorted((a, b) => a.key - b.key);
  }

  /** Pages before megapages, own before global: a legal answer when stale entries overlap. */
  private find(asid: number, page: number): number {
    const { kinds } = this;
    const own = asid << ASID_SHIFT;
    let entry = this.index.find(own | page);
    if (entry !== NONE || kinds === 0) return entry;
    if ((kinds & GLOBAL) !== 0) entry = this.index.find(GLOBAL | page);
    if (entry !== NONE || (kinds & MEGA) === 0) return entry;
    entry = this.index.find(own | MEGA | megaPage(page));
    return entry !== NONE ? entry : this.index.find(KINDS | megaPage(page));
  }

  /** Drops entries that serve `page`, of all spaces or of one; no other if that is not needed. */
  private forgetIn(page: number, asid: number | undefined): void {
    const { kinds } = this;
    const isIn = (key: number): boolean => this.index.find(key) !== NONE;
    const goes = (key: number): boolean =>
      covers(key, page) && (asid === undefined || ((key & GLOBAL) === 0 && asidOf(key) === asid));
    const globals = asid === undefined ? [GLOBAL | page, KINDS | megaPage(page)] : [];
    if ((kinds & GLOBAL) !== 0 && globals.some(isIn)) return this.keepOnly((key) => !goes(key));
    for (const space of asid === undefined ? this.spaces : [asid]) {
      const own = space << ASID_SHIFT;
      if ((kinds & MEGA) !== 0 && isIn(own | MEGA | megaPage(page)))
        return this.keepOnly((key) => !goes(key));
      const entry = this.index.find(own | page);
      if (entry === NONE) continue;
      this.outdated.add(page);
      this.remove(entry);
    }
  }

  /** Drops an entry without kinds; the last one takes its place. */
  private remove(entry: number): void {
    const { hart, tlbEntries } = this.memory;
    const last = this.count - 1;
    const key = this.keyAt(entry);
    this.index.leave(key);
    if (entry !== last) {
      this.index.move(this.keyAt(last), entry);
      tlbEntries.copyWithin(2 * entry, 2 * last, 2 * last + 2);
    }
    tlbEntries.fill(0, 2 * last, 2 * last + 2); // Equal entries, equal bytes.
    hart[TLB_COUNT] = last;
    this.stamp = this.memory.freshStamp();
  }

  /** Drops the entries whose key does not satisfy `keeps`; the others move together. */
  private keepOnly(keeps: (key: number) => boolean): void {
    const { hart, tlbEntries } = this.memory;
    const before = this.count;
    this.outdated.add(ALL_PAGES);
    this.index.clear(this.count);
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

  private fillIndex(): void {
    let kinds = 0;
    this.spaces.clear();
    for (let entry = 0; entry < this.count; entry++) {
      const key = this.keyAt(entry);
      kinds |= key & KINDS;
      this.spaces.add(asidOf(key));
      this.index.enter(key, entry);
    }
    this.memory.hart[TLB_KINDS] = kinds;
  }
}

const asidOf = (key: number): number => (key >>> ASID_SHIFT) & ASID_MASK;

const covers = (key: number, page: number): boolean =>
  (key & PAGE_MASK) === ((key & MEGA) === 0 ? page : megaPage(page));

const rightsOf = (leaf: Word): number =>
  ((leaf & PTE_R) !== 0 ? 4 : 0) | ((leaf & PTE_W) !== 0 ? 2 : 0) | ((leaf & PTE_X) !== 0 ? 1 : 0);

/** One step of xorshift32 (Marsaglia); never 0 from anything but 0. */
function nextChance(state: number): number {
  const a = state ^ (state << 13);
  const b = a ^ (a >>> 17);
  return b ^ (b << 5);
}
