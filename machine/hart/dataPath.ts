// Loads, stores and atomic accesses: alignment, translation, then the bus.
//
// An access that fails has changed nothing; why it failed is in `faultCause` and `faultAddress`.

import { u32, type Word } from "../../lib/u32.ts";
import type { Bus, Width } from "../bus.ts";
import { MODE, MSTATUS_WORD, RESERVATION } from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";
import { accessFault, misaligned } from "./causes.ts";
import { MSTATUS_MPP_SHIFT, MSTATUS_MPRV } from "./csrNumbers.ts";
import type { Mmu } from "./mmu.ts";

/**
 * What a load or store does at an address that is not a multiple of its width: `trapping` before
 * the address is translated, or `working`, byte by byte, in RAM. Atomic accesses always trap.
 */
export type Misaligned = "trapping" | "working";

/** Bits of an address within a page. */
const IN_PAGE = 0xfff;

export class DataPath {
  faultCause = 0;
  faultAddress: Word = 0;
  private readonly memory: Memory;
  private readonly mmu: Mmu;
  private readonly bus: Bus;
  private readonly misaligned: Misaligned;

  constructor(memory: Memory, mmu: Mmu, bus: Bus, misalignedAccess: Misaligned) {
    this.memory = memory;
    this.mmu = mmu;
    this.bus = bus;
    this.misaligned = misalignedAccess;
  }

  load(address: Word, width: Width): number | undefined {
    if (address % width !== 0) return this.loadMisaligned(address, width);
    const physical = this.translate(address, "load");
    if (physical === undefined) return undefined;
    return this.bus.load(physical, width) ?? this.fail(accessFault("load"), address);
  }

  /** False after a fault. */
  store(address: Word, width: Width, value: number): boolean {
    if (address % width !== 0) return this.storeMisaligned(address, width, value);
    const physical = this.translate(address, "store");
    if (physical === undefined) return false;
    return this.bus.store(physical, width, value) || this.refuse(accessFault("store"), address);
  }

  /** Loads the word and reserves it. */
  loadReserved(address: Word): number | undefined {
    const physical = this.atomic(address, "load");
    if (physical === undefined) return undefined;
    this.memory.hart[RESERVATION] = physical;
    return this.bus.load(physical, 4);
  }

  /** Stores the word if it is reserved, and says so. It is not reserved any more. */
  storeConditional(address: Word, value: number): boolean | undefined {
    const physical = this.atomic(address, "store");
    if (physical === undefined) return undefined;
    const isReserved = u32(this.memory.word(RESERVATION)) === physical;
    this.memory.hart[RESERVATION] = 0;
    if (isReserved) this.bus.store(physical, 4, value);
    return isReserved;
  }

  /** The word, signed, before `result` of it replaced it. Every fault is that of a store. */
  exchange(address: Word, result: (old: number) => number): number | undefined {
    const physical = this.atomic(address, "store");
    if (physical === undefined) return undefined;
    const old = (this.bus.load(physical, 4) ?? 0) | 0;
    this.bus.store(physical, 4, result(old));
    return old;
  }

  /** MPRV lends loads and stores in M mode the mode of before the trap. */
  get mode(): number {
    const mstatus = this.memory.word(MSTATUS_WORD);
    const isLent = (mstatus & MSTATUS_MPRV) !== 0;
    return isLent ? (mstatus >>> MSTATUS_MPP_SHIFT) & 3 : this.memory.word(MODE);
  }

  /** Where an atomic access goes: to a word of RAM. */
  private atomic(address: Word, access: "load" | "store"): number | undefined {
    if (address % 4 !== 0) return this.fail(misaligned(access), address);
    const physical = this.translate(address, access);
    if (physical === undefined || this.bus.isRam(physical)) return physical;
    return this.fail(accessFault(access), address);
  }

  private loadMisaligned(address: Word, width: Width): number | undefined {
    const places = this.bytesOf(address, width, "load");
    return places?.reduceRight<number>(
      (value, physical) => (value << 8) | (this.bus.load(physical, 1) ?? 0),
      0,
    );
  }

  private storeMisaligned(address: Word, width: Width, value: number): boolean {
    const places = this.bytesOf(address, width, "store");
    if (places === undefined) return false;
    for (const [n, physical] of places.entries()) this.bus.store(physical, 1, value >>> (8 * n));
    return true;
  }

  /** Where each byte lies. Both pages are translated before the first byte is touched. */
  private bytesOf(
    address: Word,
    width: Width,
    access: "load" | "store",
  ): readonly number[] | undefined {
    if (this.misaligned === "trapping") return this.fail(misaligned(access), address);
    const places: number[] = [];
    let physical: number | undefined;
    for (let n = 0; n < width; n++) {
      const here = u32(address + n);
      const isNext = physical !== undefined && (here & IN_PAGE) !== 0;
      physical = isNext ? (physical ?? 0) + 1 : this.translate(here, access);
      if (physical === undefined) return undefined;
      if (!this.bus.isRam(physical)) return this.fail(accessFault(access), here);
      places.push(physical);
    }
    return places;
  }

  private translate(address: Word, access: "load" | "store"): number | undefined {
    const physical = this.mmu.translate(address, access, this.mode);
    return physical ?? this.fail(this.mmu.faultCause, address);
  }

  private fail(cause: Word, address: Word): undefined {
    this.faultCause = cause;
    this.faultAddress = address;
    return undefined;
  }

  private refuse(cause: Word, address: Word): false {
    this.fail(cause, address);
    return false;
  }
}
