// Places of a run to go back to, for who goes back and forth all the time and never far: a place is
// the lines that any store has met since the first, of which there are few, whole and in one piece.
// A snapshot copies pages and shares what did not change; a place is smaller and made at once.

import { LOG2_LINE_BYTES, PAGE_BYTES } from "./board.ts";
import type { Tlb } from "./hart/tlb.ts";
import { KnownTlb } from "./knownTlb.ts";
import type { Memory } from "./memory/memory.ts";

/** All machine state at one time, for the `Places` that made it. */
export type Place = {
  readonly hart: Int32Array;
  readonly tlb: Int32Array;
  /** The words from `from` to `end` are those of the lines that had been met by then, in the order
   *  in which they were. */
  readonly words: Int32Array;
  readonly from: number;
  readonly end: number;
};

const LINES_IN_PAGE = PAGE_BYTES >>> LOG2_LINE_BYTES;
const LINE_WORDS = 1 << (LOG2_LINE_BYTES - 2);
/** As many words are asked for at once: memory for an array outside of the collector's heap costs
 *  more than to fill it. They are kept as long as one of the places that share them. */
const SLAB_WORDS = 1 << 14;

export class Places {
  private readonly memory: Memory;
  private readonly tlb: KnownTlb;
  /** RAM and disk in words, as they are and as they were at first. */
  private readonly words: Int32Array;
  private readonly first: Int32Array;
  /** The lines that were met, and by line its place among them; −1: none. */
  private readonly lines: number[] = [];
  private readonly orders: Int32Array;
  /** The stamp since which memory was changed by stores alone, and the place that it was then. */
  private knownAt: number;
  private here: Place | undefined;
  private slab = new Int32Array(0);
  private used = 0;

  constructor(memory: Memory, tlb: Tlb) {
    this.memory = memory;
    this.tlb = new KnownTlb(memory, tlb);
    const { buffer, byteOffset, length } = memory.pages;
    this.words = new Int32Array(buffer, byteOffset, length / 4);
    this.first = this.words.slice();
    this.orders = new Int32Array(memory.lineStamps.length).fill(-1);
    this.knownAt = memory.latestStamp;
  }

  /** Where the machine is now. */
  take(): Place {
    this.noteStores();
    const { lines, words, memory } = this;
    const hartAt = this.room(memory.hart.length + LINE_WORDS * lines.length);
    const { slab } = this;
    slab.set(memory.hart, hartAt);
    const hart = slab.subarray(hartAt, hartAt + memory.hart.length);
    const from = hartAt + memory.hart.length;
    let to = from;
    for (let order = 0; order < lines.length; order++) {
      const first = (lines[order] as number) * LINE_WORDS;
      for (let at = first; at < first + LINE_WORDS; at++) slab[to++] = words[at] as number;
    }
    this.here = { hart, tlb: this.tlb.take(), words: slab, from, end: to };
    this.knownAt = memory.latestStamp;
    return this.here;
  }

  /** Where in the slab there is room for so many words. */
  private room(words: number): number {
    if (this.used + words > this.slab.length) {
      this.slab = new Int32Array(Math.max(SLAB_WORDS, words));
      this.used = 0;
    }
    this.used += words;
    return this.used - words;
  }

  /** Goes back to `place`. Lines that change get fresh stamps. */
  goBack(place: Place): void {
    this.noteStores();
    const { lines, memory, knownAt } = this;
    const isSibling = place === this.here;
    for (let order = 0; order < lines.length; order++) {
      const line = lines[order] as number;
      // What a store has met since is hardly ever as it was; of other lines most are.
      const isMet = (memory.lineStamps[line] as number) > knownAt;
      if (isMet || (!isSibling && !this.isAsIn(place, order))) this.restoreLine(place, order);
    }
    // First the TLB: the hart's words say how many entries it has.
    this.tlb.restore(place.tlb);
    memory.hart.set(place.hart);
    this.here = place;
    this.knownAt = memory.latestStamp;
  }

  /** Where the line is as it was at `place`; first met after that, it is as it was at first. */
  private wordsOf(place: Place, order: number): Int32Array {
    return isIn(place, order) ? place.words : this.first;
  }

  /** The index there of its first word. */
  private startOf(place: Place, order: number): number {
    if (isIn(place, order)) return place.from + order * LINE_WORDS;
    return (this.lines[order] as number) * LINE_WORDS;
  }

  private isAsIn(place: Place, order: number): boolean {
    const { words: now } = this;
    const first = (this.lines[order] as number) * LINE_WORDS;
    const then = this.wordsOf(place, order);
    const from = this.startOf(place, order);
    for (let at = 0; at < LINE_WORDS; at++) if (now[first + at] !== then[from + at]) return false;
    return true;
  }

  private restoreLine(place: Place, order: number): void {
    const { words: now } = this;
    const line = this.lines[order] as number;
    const first = line * LINE_WORDS;
    const then = this.wordsOf(place, order);
    const from = this.startOf(place, order);
    for (let at = 0; at < LINE_WORDS; at++) now[first + at] = then[from + at] as number;
    this.memory.touchLine(line);
  }

  /** Finds the lines that stores have met. */
  private noteStores(): void {
    const { memory, knownAt } = this;
    const { pageStamps, changedPages, changedCount } = memory;
    if (memory.latestStamp === knownAt) return;
    // The list has all pages that were changed since, unless somebody began it anew meanwhile.
    if (memory.knownAt <= knownAt)
      for (let at = 0; at < changedCount; at++) this.notePage(changedPages[at] as number);
    else for (let page = 0; page < pageStamps.length; page++) this.notePage(page);
  }

  private notePage(page: number): void {
    const { memory, knownAt, orders, lines } = this;
    if ((memory.pageStamps[page] as number) <= knownAt) return;
    const first = page * LINES_IN_PAGE;
    for (let line = first; line < first + LINES_IN_PAGE; line++)
      if ((memory.lineStamps[line] as number) > knownAt && orders[line] === -1)
        orders[line] = lines.push(line) - 1;
  }
}

const isIn = ({ from, end }: Place, order: number): boolean => order * LINE_WORDS < end - from;
