// The visited set: for each state its key, the state before it, and the choice that led from there.
// All are numbers in typed arrays that double as they fill up; keys are compared whole.

import { assert, fail } from "../../lib/assert.ts";

const ROWS_AT_FIRST = 1024;
/** The table of row numbers has at least this many slots for each row. */
const SLOTS_PER_ROW = 2;

export class Visited {
  /** Words of a key. */
  readonly width: number;
  keys: Int32Array;
  /** The row of the state before; −1 for a start. */
  parents: Int32Array;
  choices: Int32Array;
  private rows = 0;
  /** Row numbers plus 1, by hash; 0: empty. */
  private table: Int32Array = new Int32Array(SLOTS_PER_ROW * ROWS_AT_FIRST);

  constructor(width: number) {
    assert(Number.isInteger(width) && width >= 1, `breadth: a key of ${width} words`);
    this.width = width;
    this.keys = new Int32Array(width * ROWS_AT_FIRST);
    this.parents = new Int32Array(ROWS_AT_FIRST);
    this.choices = new Int32Array(ROWS_AT_FIRST);
  }

  get count(): number {
    return this.rows;
  }

  /** Bytes that a state costs now. */
  get bytes(): number {
    return 4 * (this.keys.length + 2 * this.parents.length + this.table.length);
  }

  /** Whether the key at `keys[from]` is there. */
  has(keys: Int32Array, from: number): boolean {
    return this.table[this.slotOf(keys, from)] !== 0;
  }

  /** Adds the key at `keys[from]`; false if it is there already. */
  add(keys: Int32Array, from: number, parent: number, choice: number): boolean {
    const slot = this.slotOf(keys, from);
    if (this.table[slot] !== 0) return false;
    const row = this.rows;
    if (row === this.parents.length) {
      this.grow();
      return this.add(keys, from, parent, choice);
    }
    const { keys: known, width } = this;
    for (let at = 0; at < width; at++) known[row * width + at] = keys[from + at] as number;
    this.parents[row] = parent;
    this.choices[row] = choice;
    this.table[slot] = row + 1;
    this.rows = row + 1;
    return true;
  }

  /** The choices from a start to `row`, which is `length` − 1 steps away, into `into[from]`. */
  pathTo(row: number, length: number, into: Int32Array, from: number): void {
    let here = row;
    for (let at = from + length - 1; at >= from; at--) {
      into[at] = this.choices[here] as number;
      here = this.parents[here] as number;
    }
    if (here !== -1) fail(`breadth: state ${row} is not ${length - 1} steps away`);
  }

  /** Forgets all rows from `count` on. Only for a search that is over: the table is left alone. */
  truncate(count: number): void {
    this.rows = count;
  }

  /** Where the key is, or where it belongs. */
  private slotOf(keys: Int32Array, from: number): number {
    const { table, width } = this;
    const mask = table.length - 1;
    let slot = hashAt(keys, from, width) & mask;
    for (;;) {
      const row = (table[slot] as number) - 1;
      if (row < 0 || this.isAt(row, keys, from)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private isAt(row: number, keys: Int32Array, from: number): boolean {
    const { keys: known, width } = this;
    const first = row * width;
    for (let at = 0; at < width; at++) if (known[first + at] !== keys[from + at]) return false;
    return true;
  }

  private grow(): void {
    this.keys = doubled(this.keys);
    this.parents = doubled(this.parents);
    this.choices = doubled(this.choices);
    this.table = new Int32Array(2 * this.table.length);
    for (let row = 0; row < this.rows; row++)
      this.table[this.slotOf(this.keys, row * this.width)] = row + 1;
  }
}

function doubled(array: Int32Array): Int32Array {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}

/** Thirty-two bits that depend on all bits of the key. */
export function hashAt(keys: Int32Array, from: number, width: number): number {
  let hash = 0;
  for (let at = from; at < from + width; at++) {
    hash = Math.imul(hash ^ (keys[at] as number), 0x9e37_79b1);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash, 0x85eb_ca6b);
  return hash ^ (hash >>> 13);
}
