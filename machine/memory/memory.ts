// The one memory that holds all machine state, and the views of it.

import { assert } from "../../lib/assert.ts";
import type { Word } from "../../lib/u32.ts";
import { LOG2_LINE_BYTES, PAGE_BYTES } from "../board.ts";
import {
  HART_WORDS,
  RAM_OFFSET,
  TLB_ENTRIES_MAX,
  TLB_INDEX_START,
  TLB_SLOTS,
  TLB_START,
} from "./layout.ts";
import { fixedMemory, type WasmMemory } from "./webassembly.ts";

const LOG2_LINES_IN_PAGE = 12 - LOG2_LINE_BYTES;

/** RAM sizes end where 32-bit physical addresses end. */
const RAM_BYTES_MAX = 0x7fff_f000;

export class Memory {
  readonly ramBytes: number;
  /** The memory itself, for translated code. */
  readonly wasm: WasmMemory;
  /** The hart's words; indices are named in layout.ts. */
  readonly hart: Int32Array;
  /** The same bytes as doubles. */
  readonly hartDoubles: Float64Array;
  readonly tlbEntries: Int32Array;
  readonly tlbIndex: Uint16Array;
  readonly ram: Uint8Array;
  readonly ramHalves: Uint16Array;
  readonly ramWords: Uint32Array;
  /** What the block device holds; it lies behind RAM, and has pages and stamps like RAM. */
  readonly disk: Uint8Array;
  /** RAM and disk, in whole pages. */
  readonly pages: Uint8Array;
  /**
   * For each page of RAM and disk, the value of the store clock at its last change. Equal stamps
   * mean equal bytes. Doubles, because a 32-bit clock would come round within an hour of stores.
   */
  readonly pageStamps: Float64Array;
  /**
   * The same for each 256 bytes. Whoever touches a page as a whole touches all its lines, so equal
   * stamps mean equal bytes here, too.
   */
  readonly lineStamps: Float64Array;
  /** Pages that were touched since `changesAreKnown`, each once; `changedCount` of them. */
  readonly changedPages: Int32Array;
  changedCount = 0;
  /** The clock at the last `changesAreKnown`. */
  knownAt = 0;
  private clock = 0;

  /** `ramBytes` is a positive multiple of 4096; the disk is rounded up to pages. */
  constructor(ramBytes: number, diskBytes = 0) {
    assert(ramBytes > 0 && ramBytes % PAGE_BYTES === 0, `memory: ${ramBytes} bytes of RAM`);
    assert(ramBytes <= RAM_BYTES_MAX, `memory: ${ramBytes} bytes of RAM are too many`);
    this.wasm = fixedMemory(RAM_OFFSET + ramBytes + diskBytes);
    const { buffer } = this.wasm;
    this.ramBytes = ramBytes;
    this.hart = new Int32Array(buffer, 0, HART_WORDS);
    this.hartDoubles = new Float64Array(buffer, 0, HART_WORDS / 2);
    this.tlbEntries = new Int32Array(buffer, TLB_START, 2 * TLB_ENTRIES_MAX);
    this.tlbIndex = new Uint16Array(buffer, TLB_INDEX_START, TLB_SLOTS);
    this.ram = new Uint8Array(buffer, RAM_OFFSET, ramBytes);
    this.ramHalves = new Uint16Array(buffer, RAM_OFFSET, ramBytes / 2);
    this.ramWords = new Uint32Array(buffer, RAM_OFFSET, ramBytes / 4);
    const pageCount = Math.ceil((ramBytes + diskBytes) / PAGE_BYTES);
    this.pages = new Uint8Array(buffer, RAM_OFFSET, pageCount * PAGE_BYTES);
    this.disk = this.pages.subarray(ramBytes, ramBytes + diskBytes);
    this.pageStamps = new Float64Array(pageCount);
    this.lineStamps = new Float64Array(pageCount << LOG2_LINES_IN_PAGE);
    this.changedPages = new Int32Array(pageCount);
    this.ramWords[0] = 1;
    assert(this.ram[0] === 1, "memory: the host is little-endian, as the machine is");
    this.ramWords[0] = 0;
  }

  /** A number larger than every stamp given before. */
  freshStamp(): number {
    return ++this.clock;
  }

  /** The largest stamp given: while it stays the same, so do all stamps. */
  get latestStamp(): number {
    return this.clock;
  }

  /** Bytes of `page` change now, or are going to: its stamp is fresh, and those of its lines. */
  touch(page: number): void {
    const first = page << LOG2_LINES_IN_PAGE;
    this.touchLine(first);
    this.lineStamps.fill(this.clock, first, first + (1 << LOG2_LINES_IN_PAGE));
  }

  /** Of `page`, bytes of those lines change now that were touched since `changesAreKnown`. */
  touchChangedLines(page: number): void {
    const first = page << LOG2_LINES_IN_PAGE;
    for (let line = first; line < first + (1 << LOG2_LINES_IN_PAGE); line++)
      if ((this.lineStamps[line] as number) > this.knownAt) this.touchLine(line);
  }

  /** Bytes of one line change now. */
  touchLine(line: number): void {
    const page = line >>> LOG2_LINES_IN_PAGE;
    if ((this.pageStamps[page] as number) <= this.knownAt)
      this.changedPages[this.changedCount++] = page;
    this.pageStamps[page] = ++this.clock;
    this.lineStamps[line] = this.clock;
  }

  /** Bytes of every page change now. */
  touchAll(): void {
    this.pageStamps.fill(++this.clock);
    this.lineStamps.fill(this.clock);
    this.changedCount = this.pageStamps.length;
    for (let page = 0; page < this.changedCount; page++) this.changedPages[page] = page;
  }

  /** Who asks for changed pages has seen those that there are. */
  changesAreKnown(): void {
    this.changedCount = 0;
    this.knownAt = this.clock;
  }

  /** Has `page` been touched since `changesAreKnown`? */
  isChanged(page: number): boolean {
    return (this.pageStamps[page] as number) > this.knownAt;
  }

  // The indices below are in range: the casts only tell the compiler.

  /** Word `index` of the hart, signed. */
  word(index: number): number {
    return this.hart[index] as number;
  }

  /** Double `index` of the hart. */
  double(index: number): number {
    return this.hartDoubles[index] as number;
  }

  /** Adds to a double of the hart. */
  count(index: number, by: number): void {
    this.hartDoubles[index] = this.double(index) + by;
  }

  // Offsets count bytes from the start of RAM; they are in range and aligned. A store makes the
  // stamps of page and line fresh.

  load8(offset: number): number {
    return this.ram[offset] as number;
  }

  load16(offset: number): number {
    return this.ramHalves[offset >>> 1] as number;
  }

  load32(offset: number): Word {
    return this.ramWords[offset >>> 2] as number;
  }

  store8(offset: number, value: number): void {
    this.ram[offset] = value;
    this.touchLine(offset >>> LOG2_LINE_BYTES);
  }

  store16(offset: number, value: number): void {
    this.ramHalves[offset >>> 1] = value;
    this.touchLine(offset >>> LOG2_LINE_BYTES);
  }

  store32(offset: number, value: number): void {
    this.ramWords[offset >>> 2] = value;
    this.touchLine(offset >>> LOG2_LINE_BYTES);
  }

  /** Copies `bytes` to `offset` in RAM or, behind it, to the disk. */
  copyIn(offset: number, bytes: Uint8Array): void {
    this.pages.set(bytes, offset);
    for (let page = offset >>> 12; page * PAGE_BYTES < offset + bytes.length; page++)
      this.touch(page);
  }
}
