// Virtual to physical: the TLB first, then the walk, then rights and the A and D bits.

import { u32, type Word } from "../../lib/u32.ts";
import { RAM_START } from "../board.ts";
import { MSTATUS_WORD, SATP_WORD, TLB_CHANCE } from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";
import { pageFault } from "./causes.ts";
import { type Access, MACHINE_MODE } from "./modes.ts";
import { ASID_MAX, SATP_ASID_SHIFT } from "./pte.ts";
import type { Tlb } from "./tlb.ts";
import { type AccessedDirty, bitsToMark, permits, physicalAddress, walk } from "./walk.ts";

/**
 * `keeps`: an entry stays until a fence. `forgets`: every access walks. With a seed, not 0: a new
 * entry sometimes drives out others, by chance. All are legal.
 */
export type TlbPolicy = "keeps" | "forgets" | { readonly seed: Word };

/** What an access would meet. */
export type Translation = { readonly physical: number } | { readonly fault: Word };

export class Mmu {
  /** The cause, after `translate` has returned `undefined`. */
  faultCause = 0;
  private readonly memory: Memory;
  private readonly tlb: Tlb;
  private readonly tlbPolicy: TlbPolicy;
  private readonly accessedDirty: AccessedDirty;

  constructor(memory: Memory, tlb: Tlb, tlbPolicy: TlbPolicy, accessedDirty: AccessedDirty) {
    this.memory = memory;
    this.tlb = tlb;
    this.tlbPolicy = tlbPolicy;
    this.accessedDirty = accessedDirty;
  }

  /** The physical address (34 bits), or `undefined` and `faultCause`. Fills the TLB. */
  translate(address: Word, access: Access, mode: number): number | undefined {
    const satp = this.memory.word(SATP_WORD);
    if (isBare(satp, mode)) return address;
    const page = address >>> 12;
    const asid = asidOf(satp);
    const cached = this.tlb.lookup(asid, page);
    if (cached !== 0) {
      if (this.isMarked(cached, access) || this.accessedDirty === "faulting") {
        if (!this.allows(cached, access, mode)) return this.fault(pageFault(access));
        return physicalAddress(cached, this.tlb.foundMega, address);
      }
      this.tlb.outdated.add(page); // The walk may find something else than what is cached.
    }
    return this.translateByWalk(u32(satp), address, access, mode);
  }

  /**
   * The physical address if the TLB can tell it without a walk, or no translation is needed;
   * changes nothing. Who keeps the answer drops it when satp, the mode, SUM, MXR or
   * `tlb.outdated` tells so.
   */
  known(address: Word, access: Access, mode: number): number | undefined {
    const satp = this.memory.word(SATP_WORD);
    if (isBare(satp, mode)) return address;
    const cached = this.tlb.lookup(asidOf(satp), address >>> 12);
    if (cached === 0 || !this.isMarked(cached, access)) return undefined;
    if (!this.allows(cached, access, mode)) return undefined;
    return physicalAddress(cached, this.tlb.foundMega, address);
  }

  /** The machine starts: what the policy needs to know is set. */
  powerOn(): void {
    if (typeof this.tlbPolicy === "object") this.memory.hart[TLB_CHANCE] = this.tlbPolicy.seed;
  }

  /** What `translate` would answer; changes nothing. */
  observe(address: Word, access: Access, mode: number): Translation {
    const satp = this.memory.word(SATP_WORD);
    if (isBare(satp, mode)) return { physical: address };
    const page = address >>> 12;
    const cached = this.tlb.lookup(asidOf(satp), page);
    const usesCached =
      cached !== 0 && (this.isMarked(cached, access) || this.accessedDirty === "faulting");
    const mega = this.tlb.foundMega;
    const end = usesCached
      ? ({ tag: "leaf", leaf: cached, mega } as const)
      : walk(this.memory, u32(satp), page, access);
    if (end.tag === "fault") return { fault: end.cause };
    if (!this.allows(end.leaf, access, mode)) return { fault: pageFault(access) };
    return { physical: physicalAddress(end.leaf, end.mega, address) };
  }

  /** Where `address` lies, whatever the rights and the A and D bits say; changes nothing. */
  locate(address: Word, mode: number): number | undefined {
    const satp = this.memory.word(SATP_WORD);
    if (isBare(satp, mode)) return address;
    const cached = this.tlb.lookup(asidOf(satp), address >>> 12);
    if (cached !== 0) return physicalAddress(cached, this.tlb.foundMega, address);
    const end = walk(this.memory, u32(satp), address >>> 12, "load");
    return end.tag === "fault" ? undefined : physicalAddress(end.leaf, end.mega, address);
  }

  /** sfence.vma; `undefined` stands for register x0. ASID bits beyond the nine are ignored. */
  fence(address: number | undefined, asid: number | undefined): void {
    const { tlb } = this;
    if (address === undefined) {
      if (asid === undefined) tlb.forgetAll();
      else tlb.forgetAsid(asid & ASID_MAX);
    } else if (asid === undefined) tlb.forgetPage(address >>> 12);
    else tlb.forgetPageOfAsid(address >>> 12, asid & ASID_MAX);
  }

  private translateByWalk(
    satp: Word,
    address: Word,
    access: Access,
    mode: number,
  ): number | undefined {
    const page = address >>> 12;
    const end = walk(this.memory, satp, page, access);
    if (end.tag === "fault") return this.fault(end.cause);
    if (!this.allows(end.leaf, access, mode)) return this.fault(pageFault(access));
    const leaf = this.isMarked(end.leaf, access) ? end.leaf : u32(end.leaf | bitsToMark(access));
    // A store by the walker is a store: who watches the page of the table must see it.
    if (leaf !== end.leaf) this.memory.store32(end.leafAddress - RAM_START, leaf);
    if (this.tlbPolicy !== "forgets") {
      if (this.tlbPolicy !== "keeps") this.tlb.forgetByChance();
      this.tlb.insert(asidOf(satp), page, leaf, end.global, end.mega);
    }
    return physicalAddress(leaf, end.mega, address);
  }

  private allows(leaf: Word, access: Access, mode: number): boolean {
    return (
      permits(leaf, access, mode, this.memory.word(MSTATUS_WORD)) &&
      (this.accessedDirty === "updating" || this.isMarked(leaf, access))
    );
  }

  private isMarked(leaf: Word, access: Access): boolean {
    const wanted = bitsToMark(access);
    return (leaf & wanted) === wanted;
  }

  private fault(cause: Word): undefined {
    this.faultCause = cause;
    return undefined;
  }
}

/** M mode, and any mode while satp's top bit is 0, use physical addresses. */
const isBare = (satp: number, mode: number): boolean => mode === MACHINE_MODE || satp >= 0;

const asidOf = (satp: number): number => (satp >>> SATP_ASID_SHIFT) & ASID_MAX;
