// Places of a run to go back to, for who goes back and forth all the time and never far: a place is
// the lines that any store has met since the first, of which there are few. Lines that are the same
// in two places are one copy. A snapshot copies pages; a place is smaller and made at once.
//
// Words are copied by `set`: a loop over typed arrays checks their kinds and lengths at every word.

import { Slab } from "../lib/slab.ts";
import { LOG2_LINE_BYTES, PAGE_BYTES } from "./board.ts";
import type { Tlb } from "./hart/tlb.ts";
import { KnownTlb } from "./knownTlb.ts";
import type { Memory } from "./memory/memory.ts";

/** All machine state at one time, for the `Places` that made it. */
export type Place = {
  /** The hart: what changes at every instruction, and what hardly ever does, devices mostly. */
  readonly hart: Int32Array;
  readonly devices: Int32Array;
  readonly tlb: Int32Array;
  /** The lines that had been met by then, in the order in which they were. */
  readonly lines: readonly Int32Array[];
};

/** A line that a store has met. */
type Met = {
  readonly line: number;
  /** Its words, and what they were at first. */
  readonly words: Int32Array;
  readonly first: Int32Array;
};

const LINES_IN_PAGE = PAGE_BYTES >>> LOG2_LINE_BYTES;
const LINE_WORDS = 1 << (LOG2_LINE_BYTES - 2);
/** Registers, pc, counters, and the CSRs of M mode. */
const HART_WORDS = 64;

export class Places {
  private readonly memory: Memory;
  private readonly tlb: KnownTlb;
  private readonly slab = new Slab();
  /** RAM and disk in words, as they are and as they were at first. */
  private readonly words: Int32Array;
  private readonly first: Int32Array;
  /** The lines that were met, and by line its place among them; −1: none. */
  private readonly met: Met[] = [];
  private readonly orders: Int32Array;
  private readonly hart: Int32Array;
  private readonly devices: Int32Array;
  /** What the devices were at the last place. */
  private knownDevices: Int32Array;
  /** The stamp since which memory was changed by stores alone, and the place that it was then. */
  private knownAt: number;
  private here: Place | undefined;

  constructor(memory: Memory, tlb: Tlb) {
    this.memory = memory;
    this.tlb = new KnownTlb(memory, tlb);
    const { buffer, byteOffset, length } = memory.pages;
    this.words = new Int32Array(buffer, byteOffset, length / 4);
    this.first = this.words.slice();
    this.orders = new Int32Array(memory.lineStamps.length).fill(-1);
    this.hart = memory.hart.subarray(0, HART_WORDS);
    this.devices = memory.hart.subarray(HART_WORDS);
    this.knownDevices = this.devices.slice();
    this.knownAt = memory.latestStamp;
  }

  /** Where the machine is now. */
  take(): Place {
    this.noteStores();
    const hart = this.slab.copyOf(this.hart);
    this.here = { hart, devices: this.devicesNow(), tlb: this.tlb.take(), lines: this.linesNow() };
    this.knownAt = this.memory.latestStamp;
    return this.here;
  }

  private devicesNow(): Int32Array {
    const { devices, knownDevices: known } = this;
    let at = 0;
    while (at < known.length && devices[at] === known[at]) at++;
    return at === known.length ? known : (this.knownDevices = devices.slice());
  }

  /** Lines that no store has met since the last place are shared with it. */
  private linesNow(): readonly Int32Array[] {
    const { met, memory, knownAt, slab, here } = this;
    const copies: Int32Array[] = [];
    for (let order = 0; order < met.length; order++) {
      const { line, words } = met[order] as Met;
      const isMet = (memory.lineStamps[line] as number) > knownAt;
      copies.push(isMet ? slab.copyOf(words) : this.lineIn(here, order));
    }
    return copies;
  }

  /** What line `order` was at `place`; first met after that, it is as it was at first. */
  private lineIn(place: Place | undefined, order: number): Int32Array {
    return place?.lines[order] ?? (this.met[order] as Met).first;
  }

  /** Goes back to `place`. Lines that change get fresh stamps. */
  goBack(place: Place): void {
    this.noteStores();
    const { met, memory, knownAt, here } = this;
    for (let order = 0; order < met.length; order++) {
      const { line, words } = met[order] as Met;
      const then = this.lineIn(place, order);
      // What a store has met since is hardly ever as it was.
      const isMet = (memory.lineStamps[line] as number) > knownAt;
      if (!isMet && (place === here || then === this.lineIn(here, order))) continue;
      words.set(then);
      memory.touchLine(line);
    }
    // First the TLB: the hart's words say how many entries it has.
    this.tlb.restore(place.tlb);
    this.hart.set(place.hart);
    this.devices.set(place.devices);
    this.here = place;
    this.knownAt = memory.latestStamp;
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
    const { memory, knownAt, orders } = this;
    if ((memory.pageStamps[page] as number) <= knownAt) return;
    const start = page * LINES_IN_PAGE;
    for (let line = start; line < start + LINES_IN_PAGE; line++)
      if ((memory.lineStamps[line] as number) > knownAt && orders[line] === -1) this.meet(line);
  }

  private meet(line: number): void {
    const [from, end] = [line * LINE_WORDS, (line + 1) * LINE_WORDS];
    const [words, first] = [this.words.subarray(from, end), this.first.subarray(from, end)];
    this.orders[line] = this.met.push({ line, words, first }) - 1;
  }
}
