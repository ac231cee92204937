// Finds entries of the TLB by their keys: a hash table with linear probing, whose slots hold the
// numbers of entries. The keys themselves lie with the entries.

import { TLB_SLOTS } from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";

const FREE = 0xffff; // Entry numbers are smaller.
/** No entry has this key. */
export const NONE = -1;

export class TlbIndex {
  private readonly slots: Uint16Array;
  private readonly entries: Int32Array;

  constructor(memory: Memory) {
    this.slots = memory.tlbIndex;
    this.entries = memory.tlbEntries;
    this.slots.fill(FREE);
  }

  /** The entry with this key, or NONE. */
  find(key: number): number {
    const { slots } = this;
    for (let slot = hash(key); ; slot = following(slot)) {
      const entry = slots[slot] as number;
      if (entry === FREE) return NONE;
      if (this.entries[2 * entry] === key) return entry;
    }
  }

  /** `entry` has this key, which none had before. */
  enter(key: number, entry: number): void {
    const { slots } = this;
    let slot = hash(key);
    while (slots[slot] !== FREE) slot = following(slot);
    slots[slot] = entry;
  }

  /** The entry with this key will be `entry`. */
  move(key: number, entry: number): void {
    this.slots[this.slotOf(key)] = entry;
  }

  /** No entry has this key from now on. Those behind its slot that it held up move on. */
  leave(key: number): void {
    const { slots } = this;
    let gap = this.slotOf(key);
    for (let slot = following(gap); ; slot = following(slot)) {
      const entry = slots[slot] as number;
      if (entry === FREE) break;
      const wanted = hash(this.entries[2 * entry] as number);
      if (distance(wanted, slot) < distance(gap, slot)) continue;
      slots[gap] = entry;
      gap = slot;
    }
    slots[gap] = FREE;
  }

  /** Frees the slots of `count` entries: the hash slot of each, and all behind without a gap. */
  clear(count: number): void {
    const { slots } = this;
    for (let entry = 0; entry < count; entry++) {
      let slot = hash(this.entries[2 * entry] as number);
      for (; slots[slot] !== FREE; slot = following(slot)) slots[slot] = FREE;
    }
  }

  private slotOf(key: number): number {
    const { slots } = this;
    let slot = hash(key);
    while (this.entries[2 * (slots[slot] as number)] !== key) slot = following(slot);
    return slot;
  }
}

const LAST_SLOT = TLB_SLOTS - 1;
const following = (slot: number): number => (slot + 1) & LAST_SLOT;
const distance = (from: number, to: number): number => (to - from) & LAST_SLOT;

/** Fibonacci hashing: the high bits of a multiple of 2³² / φ. */
const HASH_MULTIPLIER = 0x9e37_79b1;
const HASH_SHIFT = 32 - Math.log2(TLB_SLOTS);
export const hash = (key: number): number => Math.imul(key, HASH_MULTIPLIER) >>> HASH_SHIFT;
