// The entries of a TLB as they were: copied, and put back, only when they have changed since.

import type { Tlb } from "./hart/tlb.ts";
import type { Memory } from "./memory/memory.ts";

/** Stamps are greater. */
const NO_STAMP = -1;

export class KnownTlb {
  private readonly memory: Memory;
  private readonly tlb: Tlb;
  /** What the entries were when the stamp was this. Two words an entry: key, leaf. */
  private words: Int32Array = new Int32Array(0);
  private stamp = NO_STAMP;

  constructor(memory: Memory, tlb: Tlb) {
    this.memory = memory;
    this.tlb = tlb;
  }

  /** The entries, which nobody will change. */
  take(): Int32Array {
    if (this.stamp !== this.tlb.stamp) {
      this.words = this.memory.tlbEntries.slice(0, 2 * this.tlb.count);
      this.stamp = this.tlb.stamp;
    }
    return this.words;
  }

  restore(words: Int32Array): void {
    if (this.words === words && this.stamp === this.tlb.stamp) return;
    this.tlb.restore(words);
    this.words = words;
    this.stamp = this.tlb.stamp;
  }
}
