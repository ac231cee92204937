// Page tables as they stand in memory. Of a table, those entries are read again that a store has
// met; what has not changed is the same object as before.

import { TABLE_ENTRIES } from "../../impl/layout/pageTable.ts";
import type { Word } from "../../lib/u32.ts";
import { LOG2_LINE_BYTES } from "../../machine/index.ts";
import { addressIn, stampsBefore, wordIndex, type Bytes } from "./bytes.ts";

/** An entry of a page table that is not all zero. */
export type Entry = { readonly index: number; readonly pte: Word; readonly shadow: Word };

/** A page table of the pool. */
export type Table = { readonly address: Word; readonly entries: readonly Entry[] };

/** Entries of which one stamp tells: those in a line. */
const GROUP = 2 ** (LOG2_LINE_BYTES - 2);
const GROUPS = TABLE_ENTRIES / GROUP;
const PAGE_WORDS = 1024;

const none: readonly Entry[] = [];

/** Reads the tables of the pool again and again. */
export class TablesReader {
  private readonly bytes: Bytes;
  private readonly firstPage: number;
  /** Stamps at the last look: of each page of the pool, and of each line. */
  private readonly pages: Float64Array;
  private readonly lines: Float64Array;
  /** The entries of each group of each table. */
  private readonly groups: (readonly Entry[])[] = [];
  private tables: readonly Table[];

  constructor(bytes: Bytes) {
    const { places, machine } = bytes;
    const { base, count } = places.tables;
    this.bytes = bytes;
    this.firstPage = wordIndex(base) / PAGE_WORDS;
    const firstLine = (this.firstPage * PAGE_WORDS) / GROUP;
    this.pages = stampsBefore(bytes, machine.pageStamps, this.firstPage, 2 * count);
    this.lines = stampsBefore(bytes, machine.lineStamps, firstLine, 2 * GROUPS * count);
    // Tables are zero before a boot.
    for (let group = 0; group < GROUPS * count; group++) this.groups.push(none);
    this.tables = Array.from({ length: count }, (_, index) => this.tableOf(index));
  }

  /** All tables, by index in the pool; the same list as before unless an entry has changed. */
  read(): readonly Table[] {
    const { pages, firstPage } = this;
    const { pageStamps } = this.bytes.machine;
    let fresh: Table[] | undefined;
    for (let index = 0; index < this.bytes.places.tables.count; index++) {
      const ptes = pageStamps[firstPage + 2 * index] as number;
      const shadows = pageStamps[firstPage + 2 * index + 1] as number;
      if (pages[2 * index] === ptes && pages[2 * index + 1] === shadows) continue;
      pages[2 * index] = ptes;
      pages[2 * index + 1] = shadows;
      if (!this.readGroups(index)) continue;
      fresh ??= this.tables.slice();
      fresh[index] = this.tableOf(index);
    }
    if (fresh !== undefined) this.tables = fresh;
    return this.tables;
  }

  /** True iff an entry of table `index` has changed. */
  private readGroups(index: number): boolean {
    const { lines, groups } = this;
    const { lineStamps } = this.bytes.machine;
    const first = 2 * GROUPS * index;
    const shift = (this.firstPage * PAGE_WORDS) / GROUP;
    let changed = false;
    for (let group = 0; group < GROUPS; group++) {
      const ofPtes = first + group;
      const ofShadows = first + GROUPS + group;
      const ptes = lineStamps[shift + ofPtes] as number;
      const shadows = lineStamps[shift + ofShadows] as number;
      if (lines[ofPtes] === ptes && lines[ofShadows] === shadows) continue;
      lines[ofPtes] = ptes;
      lines[ofShadows] = shadows;
      const before = groups[GROUPS * index + group] as readonly Entry[];
      const now = this.groupOf(index, group, before);
      if (now !== before) changed = true;
      groups[GROUPS * index + group] = now;
    }
    return changed;
  }

  /** The entries of a group; those that are as in `before` are the same objects. */
  private groupOf(index: number, group: number, before: readonly Entry[]): readonly Entry[] {
    const { words, places } = this.bytes;
    const first = wordIndex(addressIn(places.tables, index));
    if (
      isZero(words, first + group * GROUP) &&
      isZero(words, first + TABLE_ENTRIES + group * GROUP)
    )
      return none;
    const entries: Entry[] = [];
    let next = 0;
    let kept = 0;
    for (let at = group * GROUP; at < (group + 1) * GROUP; at++) {
      const pte = words[first + at] as number;
      const shadow = words[first + TABLE_ENTRIES + at] as number;
      while (next < before.length && (before[next] as Entry).index < at) next++;
      if ((pte | shadow) === 0) continue;
      const known = before[next];
      const isSame = known?.index === at && known.pte === pte && known.shadow === shadow;
      if (isSame) kept++;
      entries.push(isSame ? known : { index: at, pte, shadow });
    }
    return kept === before.length && kept === entries.length ? before : entries;
  }

  private tableOf(index: number): Table {
    const entries: Entry[] = [];
    for (let group = 0; group < GROUPS; group++)
      for (const entry of this.groups[GROUPS * index + group] as readonly Entry[])
        entries.push(entry);
    return { address: addressIn(this.bytes.places.tables, index), entries };
  }
}

/** True iff a group of words from `start` on is zero, as most are. */
function isZero(words: Uint32Array, start: number): boolean {
  let set = 0;
  for (let at = start; at < start + GROUP; at += 4)
    set |=
      (words[at] as number) |
      (words[at + 1] as number) |
      (words[at + 2] as number) |
      (words[at + 3] as number);
  return set === 0;
}
