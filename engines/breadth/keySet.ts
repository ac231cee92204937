// A set of keys, of which nothing is asked but whether they are there. They lie in the table
// itself: a look mostly meets one line of the processor's cache. With a table of the rows where
// they lie it would meet three or more, each of them far from the others.

import { fail } from "../../lib/assert.ts";
import { hashAt } from "./visited.ts";

const SLOTS_AT_FIRST = 1024;
/** The table has at least this many slots for each key. */
const SLOTS_PER_KEY = 1.5;

export class KeySet {
  private readonly width: number;
  /** By slot; a slot of zeroes is empty. */
  private keys: Int32Array;
  private mask = SLOTS_AT_FIRST - 1;
  private count = 0;

  /** Of keys of `width` words. */
  constructor(width: number) {
    this.width = width;
    this.keys = new Int32Array(width * SLOTS_AT_FIRST);
  }

  has(key: Int32Array): boolean {
    return !this.isEmpty(this.slotOf(key, 0));
  }

  /** Puts `key` there, unless it is. */
  add(key: Int32Array): void {
    const slot = this.slotOf(key, 0);
    if (!this.isEmpty(slot)) return;
    if (SLOTS_PER_KEY * (this.count + 1) > this.mask + 1) this.grow();
    this.put(key, 0);
    if (this.isEmpty(this.slotOf(key, 0))) fail("breadth: a key of zeroes, which mean none");
    this.count++;
  }

  private put(keys: Int32Array, from: number): void {
    const to = this.slotOf(keys, from) * this.width;
    for (let at = 0; at < this.width; at++) this.keys[to + at] = keys[from + at] as number;
  }

  /** Where the key at `keys[from]` is, or where it belongs. */
  private slotOf(keys: Int32Array, from: number): number {
    let slot = hashAt(keys, from, this.width) & this.mask;
    while (!this.isAt(slot, keys, from) && !this.isEmpty(slot)) slot = (slot + 1) & this.mask;
    return slot;
  }

  private isAt(slot: number, keys: Int32Array, from: number): boolean {
    const { keys: known, width } = this;
    const first = slot * width;
    for (let at = 0; at < width; at++) if (known[first + at] !== keys[from + at]) return false;
    return true;
  }

  private isEmpty(slot: number): boolean {
    const { keys, width } = this;
    const first = slot * width;
    for (let at = 0; at < width; at++) if (keys[first + at] !== 0) return false;
    return true;
  }

  private grow(): void {
    const { keys, width } = this;
    this.keys = new Int32Array(2 * keys.length);
    this.mask = 2 * this.mask + 1;
    // The zeroes of an empty slot go to an empty slot, where they change nothing.
    for (let from = 0; from < keys.length; from += width) this.put(keys, from);
  }
}
