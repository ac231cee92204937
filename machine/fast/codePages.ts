// Predecoded pages of RAM: made instruction by instruction when they are first executed, and thrown
// away when the page's stamp tells that its bytes have changed.

import type { Memory } from "../memory/memory.ts";
import { ENTRY, PAGE_END, predecode, SLOW } from "./operations.ts";
import { lengthOf } from "../isa/instruction.ts";

/** Two numbers for each half word of a page, and two for its end. */
const PAGE_BYTES = 4096;
const CODE_LENGTH: number = PAGE_BYTES + 2;
/** 16 KiB each. Beyond that, everything is made anew. */
const PAGES_MAX = 4096;

export class CodePages {
  private readonly memory: Memory;
  private readonly becomesCode: () => void;
  private readonly pages: (Int32Array | undefined)[] = [];
  private readonly stamps: number[] = [];
  private readonly marks = new Map<number, number>();
  /** Where in every page instructions are left to the hart. */
  private stops: ReadonlySet<number> = new Set();
  /** How often everything was made anew. */
  resets = 0;
  private count = 0;

  /** `becomesCode` is called before a page is decoded: stores to it must be told from then on. */
  constructor(memory: Memory, becomesCode: () => void) {
    this.memory = memory;
    this.becomesCode = becomesCode;
  }

  /** Is there code of this page of RAM that a store would make wrong? */
  isCode(page: number): boolean {
    return this.pages[page] !== undefined && this.stamps[page] === this.memory.pageStamps[page];
  }

  /** What page `page` of RAM says: at 2n and 2n + 1, the instruction at half word n. */
  codeOf(page: number): Int32Array {
    const known = this.pages[page];
    if (known !== undefined && this.stamps[page] === this.memory.pageStamps[page]) return known;
    return this.freshCode(page, known);
  }

  /** Decodes the instruction at byte `at` of `page` into `code`, which is that page's. */
  fill(code: Int32Array, page: number, at: number): void {
    const offset = page * PAGE_BYTES + at;
    const low = this.memory.load16(offset);
    // A whole instruction may also have its other half in another page.
    if (this.stops.has(at) || (lengthOf(low) === 4 && at === PAGE_BYTES - 2)) {
      code[at] = SLOW;
      return;
    }
    const word = lengthOf(low) === 4 ? low | (this.memory.load16(offset + 2) << 16) : low;
    const { packed, immediate } = predecode(word >>> 0);
    code[at] = packed;
    code[at + 1] = immediate;
  }

  /**
   * A store changed bytes of `page`, which was code until then; the bytes from `at` on, 4 at most.
   * Only what they may be part of is decoded again, so that data may lie beside code.
   */
  changed(page: number, at: number): void {
    const code = this.pages[page];
    if (code === undefined) return;
    const first = Math.max(0, (at & -2) - 2);
    code.fill(0, first, Math.min(PAGE_BYTES, first + 8));
    this.stamps[page] = this.memory.pageStamps[page] ?? 0;
  }

  /** Was the instruction at byte `at` of `page` executed, since it last changed, and not left? */
  wasExecuted(page: number, at: number): boolean {
    return this.isCode(page) && this.pages[page]?.[at] !== 0 && !this.stops.has(at);
  }

  /** From now on the instructions at these bytes of every page are left to the hart. */
  stopAt(offsets: ReadonlySet<number>): void {
    for (const at of [...this.stops, ...offsets])
      for (const code of this.pages) code?.fill(0, at, at + 1);
    this.stops = offsets;
  }

  /** Translated code begins at byte `at` of `page`: the interpreter stops there. */
  mark(page: number, at: number): void {
    const place = page * PAGE_BYTES + at;
    this.marks.set(place, (this.marks.get(place) ?? 0) + 1);
    this.codeOf(page)[at] = ENTRY;
  }

  /** It does so once less often. */
  unmark(page: number, at: number): void {
    const place = page * PAGE_BYTES + at;
    const rest = (this.marks.get(place) ?? 0) - 1;
    if (rest > 0) this.marks.set(place, rest);
    else {
      this.marks.delete(place);
      const code = this.pages[page];
      if (code !== undefined) code[at] = 0;
    }
  }

  private freshCode(page: number, old: Int32Array | undefined): Int32Array {
    this.becomesCode();
    if (old === undefined && ++this.count > PAGES_MAX) {
      this.pages.length = 0;
      this.resets++;
      this.count = 1;
    }
    const code = old?.fill(0) ?? new Int32Array(CODE_LENGTH);
    code[PAGE_BYTES] = PAGE_END;
    this.pages[page] = code;
    this.stamps[page] = this.memory.pageStamps[page] ?? 0;
    return code;
  }
}
