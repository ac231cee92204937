// Who has read which words of the kernel, and which words have changed since. Whoever computes
// something from words that he reads here need not do it again before one of them changes: what he
// reads next depends on nothing else.

import * as abi from "../../abi/index.ts";
import { assert } from "../../lib/assert.ts";
import { u32, type Word } from "../../lib/u32.ts";
import { LOG2_LINE_BYTES } from "../../machine/index.ts";
import type { Reader } from "../../impl/layout/port.ts";

/** One who reads: 0 … 30. */
export type Asker = number;
const ASKERS = 31;

const PAGE_WORDS = 1024;
const LOG2_LINE_WORDS = LOG2_LINE_BYTES - 2;
const LINE_WORDS = 1 << LOG2_LINE_WORDS;
export const LINE_BYTES: number = 4 * LINE_WORDS;
const LINES_IN_PAGE = PAGE_WORDS / LINE_WORDS;

/** What this needs of a machine. */
export type Watched = {
  readonly ramWords: Uint32Array;
  readonly pageStamps: Float64Array;
  readonly lineStamps: Float64Array;
};

export class Tracking {
  /** Peeks at physical memory; 0 where there is no RAM. Marks the word for whoever asks now. */
  readonly reader: Reader;
  private readonly words: Uint32Array;
  private readonly pageStamps: Float64Array;
  private readonly lineStamps: Float64Array;
  /** How many words of RAM lie between the first page and the rest of what is watched. */
  private readonly gap: number;
  private readonly copy: Uint32Array;
  /** The askers that have ever read each word, as bits. */
  private readonly readBy: Uint32Array;
  /** The stamps of pages and lines at the last look. */
  private readonly seenPages: Float64Array;
  private readonly seenLines: Float64Array;
  /** By asker: the last look that found a word changed which it had read. */
  private readonly changed = new Int32Array(ASKERS);
  /** The same for every line of what is watched. */
  private readonly lines: Int32Array;
  private asking = 0;
  private ordinal = 0;

  /**
   * Watches the first page of RAM, and the words from `start`, where a page begins, to `end`.
   * Whoever reads elsewhere is told that something changes all the time.
   */
  constructor({ ramWords, pageStamps, lineStamps }: Watched, start: Word, end: Word) {
    this.words = ramWords;
    this.pageStamps = pageStamps;
    this.lineStamps = lineStamps;
    this.gap = indexOf(start) - PAGE_WORDS;
    const lineCount = LINES_IN_PAGE + Math.ceil((end - start) / (4 * LINE_WORDS));
    this.copy = new Uint32Array(lineCount * LINE_WORDS);
    this.readBy = new Uint32Array(this.copy.length);
    this.seenPages = new Float64Array(Math.ceil(lineCount / LINES_IN_PAGE)).fill(-1);
    this.seenLines = new Float64Array(lineCount).fill(-1);
    this.lines = new Int32Array(lineCount);
    this.reader = { load32: (address) => this.load(address) };
  }

  /** How many looks there have been. */
  get looks(): number {
    return this.ordinal;
  }

  /** Compares every word that may have changed with what it was at the last look. */
  look(): void {
    this.ordinal++;
    let readers = 0;
    for (let page = 0; page < this.seenPages.length; page++) {
      const stamp = this.pageStamps[page === 0 ? 0 : page + (this.gap >>> 10)] as number;
      if (stamp === this.seenPages[page]) continue;
      this.seenPages[page] = stamp;
      readers |= this.lookAtPage(page);
    }
    for (let asker = 0; readers >>> asker !== 0 && asker < ASKERS; asker++)
      if (((readers >>> asker) & 1) !== 0) this.changed[asker] = this.ordinal;
  }

  /** What `compute` makes of the words; those that it reads are marked for `asker`. */
  as<T>(asker: Asker, compute: () => T): T {
    const outer = this.begin(asker);
    try {
      return compute();
    } finally {
      this.end(outer);
    }
  }

  /** From now on words that are read are marked for `asker`, until `end` is told what this says. */
  begin(asker: Asker): number {
    assert(asker >= 0 && asker < ASKERS, "tracking: there are 31 askers");
    const outer = this.asking;
    this.asking = 1 << asker;
    return outer;
  }

  /** Words are marked again as they were before. */
  end(outer: number): void {
    this.asking = outer;
  }

  /** The last look that found another word where `asker` had read; EVERY_LOOK if none can tell. */
  changedFor(asker: Asker): number {
    return this.changed[asker] as number;
  }

  /** The last look that found a word changed in the line of `address`, behind the gap. */
  lineChanged(address: Word): number {
    return this.lines[(indexOf(address) - this.gap) >>> LOG2_LINE_WORDS] ?? 0;
  }

  /** The first address from `start` on, before `end`, of a word that is not zero; `end`: none. */
  firstSet(start: Word, end: Word): Word {
    const first = indexOf(start);
    const last = indexOf(end - 4);
    const shift = last < PAGE_WORDS ? 0 : this.gap;
    const isWatched = last < PAGE_WORDS || first - shift >= PAGE_WORDS;
    if (end <= start || !isWatched || last - shift >= this.readBy.length)
      return this.firstLoaded(start, end);
    for (let index = this.firstQuad(first, last, shift); index <= last; index++) {
      this.readBy[index - shift] = (this.readBy[index - shift] as number) | this.asking;
      if (this.words[index] !== 0) return start + 4 * (index - first);
    }
    return end;
  }

  /** Goes from `first` on by four words, as far as they are zero and marked for whoever asks:
   *  mostly to the end. */
  private firstQuad(first: number, last: number, shift: number): number {
    const { words, readBy, asking } = this;
    let index = first;
    for (; index + 3 <= last; index += 4) {
      const at = index - shift;
      const set =
        (words[index] as number) |
        (words[index + 1] as number) |
        (words[index + 2] as number) |
        (words[index + 3] as number);
      const marked =
        (readBy[at] as number) &
        (readBy[at + 1] as number) &
        (readBy[at + 2] as number) &
        (readBy[at + 3] as number);
      if (set !== 0 || (marked & asking) !== asking) break;
    }
    return index;
  }

  /** The same, of words that may not be watched. */
  private firstLoaded(start: Word, end: Word): Word {
    let address = start;
    while (address < end && this.load(address) === 0) address += 4;
    return address;
  }

  /** The askers that have read one of the words that differ in the page; lines that no store has
   *  met are not looked at. */
  private lookAtPage(page: number): number {
    const { seenLines, lineStamps } = this;
    const shift = page === 0 ? 0 : this.gap;
    const end = Math.min((page + 1) * LINES_IN_PAGE, seenLines.length);
    let readers = 0;
    for (let line = page * LINES_IN_PAGE; line < end; line++) {
      const stamp = lineStamps[line + (shift >>> LOG2_LINE_WORDS)] as number;
      if (stamp === seenLines[line]) continue;
      seenLines[line] = stamp;
      readers |= this.compare(line * LINE_WORDS, shift);
    }
    return readers;
  }

  /** The askers that have read one of the words that differ in the line from `from` on. */
  private compare(from: number, shift: number): number {
    const { words, copy } = this;
    let readers = 0;
    // Most words of a line are as they were, and most of the time goes into finding that out: four
    // at once, since the exclusive ors of equal words are zero and one branch asks for all.
    for (let index = from; index < from + LINE_WORDS; index += 4) {
      const at = shift + index;
      const differ =
        ((words[at] as number) ^ (copy[index] as number)) |
        ((words[at + 1] as number) ^ (copy[index + 1] as number)) |
        ((words[at + 2] as number) ^ (copy[index + 2] as number)) |
        ((words[at + 3] as number) ^ (copy[index + 3] as number));
      if (differ !== 0) readers |= this.take(index, index + 4, shift);
    }
    return readers;
  }

  /** The askers that have read one of the words that differ; the words are as they are now. */
  private take(from: number, end: number, shift: number): number {
    let readers = 0;
    for (let index = from; index < end; index++) {
      const word = this.words[shift + index] as number;
      if (word === this.copy[index]) continue;
      this.copy[index] = word;
      readers |= this.readBy[index] as number;
      this.lines[index >>> LOG2_LINE_WORDS] = this.ordinal;
    }
    return readers;
  }

  private load(address: Word): Word {
    const index = indexOf(address);
    const { asking, readBy } = this;
    if (asking !== 0) {
      const place = index < PAGE_WORDS ? index : index - this.gap;
      const isWatched = index < PAGE_WORDS || place >= PAGE_WORDS;
      if (isWatched && place < readBy.length) readBy[place] = (readBy[place] as number) | asking;
      else this.changed[31 - Math.clz32(asking)] = EVERY_LOOK;
    }
    return this.words[index] ?? 0;
  }
}

/** Later than any look: what is not watched may change at every one. */
export const EVERY_LOOK = 0x7fff_ffff;

/** The index in RAM's words; far beyond them for what is not RAM. */
const indexOf = (address: Word): number => u32(address - abi.RAM_START) >>> 2;
