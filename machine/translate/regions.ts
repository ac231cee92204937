// The regions that there are: where they can be entered, which bytes of RAM they were made from,
// and how they go when these change.

import { assert, present } from "../../lib/assert.ts";
import type { CodePages } from "../fast/codePages.ts";
import type { Memory } from "../memory/memory.ts";
import {
  functionOf,
  functionTable,
  type WasmFunction,
  type WasmTable,
} from "../memory/webassembly.ts";
import { compile } from "./compile.ts";
import { entriesOf } from "./jumps.ts";
import { addressOf, type Block, type Plan } from "./plan.ts";
import type { Step } from "./steps.ts";

export type Region = {
  readonly mode: number;
  /** Place in the table of functions. */
  readonly slot: number;
  /** The number of each entry, by virtual address; some may be other regions' by now. */
  readonly entries: Map<number, number>;
  /** The page of RAM of each entry. */
  readonly pages: ReadonlyMap<number, number>;
  /** All pages of RAM that it was made from. */
  readonly origins: ReadonlySet<number>;
};

/** Regions at once; where the table is full, all begins anew. */
const SLOTS = 1024;
/** Numbers of entries: from one region to the next they go on, and begin again with everything. */
const ENTRIES_MAX = 0x4000_0000;

/** What is known of a page of RAM that was translated from. */
type Origin = {
  /** For each half word, is it part of a translated instruction? */
  readonly isCovered: Uint8Array;
  readonly regions: Set<Region>;
  /** The page's stamp when this was last true. */
  stamp: number;
};

export class Regions {
  /** Changes whenever a region goes or comes. */
  changes = 0;
  /** The functions, by slot. */
  private readonly table: WasmTable = functionTable(SLOTS);
  /** The same functions, by slot. */
  private readonly functions: (WasmFunction | undefined)[] = [];
  private readonly memory: Memory;
  private readonly code: CodePages;
  private readonly origins = new Map<number, Origin>();
  private readonly byEntry = new Map<number, Region[]>();
  private readonly free: number[] = [];
  private latest = -1;
  private resets = 0;
  private entryCount = 0;

  constructor(memory: Memory, code: CodePages) {
    this.memory = memory;
    this.code = code;
    this.forgetAll();
  }

  /** The function of the region that has this slot. */
  functionAt(slot: number): WasmFunction {
    return present(this.functions[slot], "regions: a jump leads to a region that is there");
  }

  /** The region that `at` is an entry of, in `mode` and with code from page `page` of RAM. */
  find(at: number, mode: number, page: number): Region | undefined {
    return this.byEntry
      .get(at)
      ?.find((region) => region.mode === mode && region.pages.get(at) === page);
  }

  /** Is what lies at byte `at` of this page of RAM part of a region? */
  covers(page: number, at: number): boolean {
    return this.origins.get(page)?.isCovered[at >>> 1] === 1;
  }

  /** Translates `plan` for `mode`; the entries of others are its own from now on. */
  add(plan: Plan, mode: number): void {
    if (this.free.length === 0 || this.entryCount > ENTRIES_MAX) this.forgetAll();
    const slot = this.free.pop() as number;
    const bytes = compile(plan, mode, this.entryCount);
    const made = functionOf(bytes, this.memory.wasm, this.table);
    this.table.set(slot, made);
    this.functions[slot] = made;
    const blocks = entriesOf(plan).map((place) => plan.blocks[place] as Block);
    const steps = plan.blocks.flatMap((block) => block.steps);
    const region: Region = {
      mode,
      slot,
      entries: new Map(blocks.map((block, n) => [addressOf(block), this.entryCount + n])),
      pages: new Map(blocks.map((block) => [addressOf(block), (block.steps[0] as Step).page])),
      origins: new Set(steps.flatMap(({ page, lastPage }) => [page, lastPage])),
    };
    this.entryCount += blocks.length;
    this.changes++;
    for (const page of region.origins) this.originOf(page).regions.add(region);
    for (const step of steps) this.cover(step);
    for (const at of region.entries.keys()) this.enterAt(at, region);
  }

  /** Drops regions of pages that have changed. */
  refresh(): void {
    if (this.resets !== this.code.resets) this.forgetAll();
    if (this.latest === this.memory.latestStamp) return;
    this.latest = this.memory.latestStamp;
    for (const [page, { stamp }] of this.origins)
      if (stamp !== this.memory.pageStamps[page]) this.dropPage(page);
  }

  /** A store changed `page` from byte `at` on, 4 bytes at most; what is known stays else. */
  changed(page: number, at: number): void {
    const origin = this.origins.get(page);
    if (origin === undefined) return;
    const first = Math.max(0, (at >>> 1) - 1);
    if (origin.isCovered.subarray(first, first + 4).includes(1)) this.dropPage(page);
    else origin.stamp = this.memory.pageStamps[page] as number;
  }

  /** Drops what was translated from these bytes of any page. */
  stopAt(offsets: ReadonlySet<number>): void {
    for (const [page, { isCovered }] of this.origins)
      if ([...offsets].some((at) => isCovered[at >>> 1] === 1)) this.dropPage(page);
  }

  private originOf(page: number): Origin {
    const known = this.origins.get(page);
    if (known !== undefined) return known;
    const stamp = this.memory.pageStamps[page] as number;
    const origin = { isCovered: new Uint8Array(2048), regions: new Set<Region>(), stamp };
    this.origins.set(page, origin);
    return origin;
  }

  private cover({ at, length, page, lastPage }: Step): void {
    const half = (at & 0xfff) >>> 1;
    this.originOf(page).isCovered[half] = 1;
    if (length === 4) this.originOf(lastPage).isCovered[(half + 1) & 2047] = 1;
  }

  private enterAt(at: number, region: Region): void {
    const page = region.pages.get(at) as number;
    const known = this.byEntry.get(at) ?? [];
    const old = this.find(at, region.mode, page);
    if (old === undefined) this.code.mark(page, at & 0xfff);
    else this.leaveAt(at, old);
    this.byEntry.set(at, [...known.filter((one) => one !== old), region]);
  }

  /** `region` is not entered there any more; where that was all, it goes. */
  private leaveAt(at: number, region: Region): void {
    region.entries.delete(at);
    if (region.entries.size === 0) this.drop(region);
  }

  private dropPage(page: number): void {
    for (const region of this.origins.get(page)?.regions ?? []) this.drop(region);
    this.origins.delete(page);
  }

  private drop(region: Region): void {
    this.changes++;
    this.table.set(region.slot, null);
    this.functions[region.slot] = undefined;
    this.free.push(region.slot);
    for (const page of region.origins) this.origins.get(page)?.regions.delete(region);
    for (const at of region.entries.keys()) {
      const rest = this.byEntry.get(at)?.filter((one) => one !== region) ?? [];
      if (rest.length === 0) this.byEntry.delete(at);
      else this.byEntry.set(at, rest);
      this.code.unmark(region.pages.get(at) as number, at & 0xfff);
    }
    assert(this.free.length <= SLOTS, "regions: each is dropped once");
  }

  private forgetAll(): void {
    const all = new Set([...this.byEntry.values()].flat());
    for (const region of all) this.drop(region);
    this.origins.clear();
    this.byEntry.clear();
    this.free.length = 0;
    for (let slot = SLOTS - 1; slot >= 0; slot--) this.free.push(slot);
    this.entryCount = 1;
    this.resets = this.code.resets;
    this.changes++;
  }
}
