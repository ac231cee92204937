// The visited set: states as rows of words in one array, found through an open-addressing table of
// row numbers. Everything is in typed arrays over buffers that may be shared between threads.
//
// The arrays are reserved for the bound once and for all, and systems give them memory only where
// they are touched; so nothing is ever copied to grow. The table uses a prefix of its array, whose
// length is a power of two; to grow is to clear a longer prefix and put all rows in again.

import { assert } from "../../lib/assert.ts";

/** Words of `control`. */
export const STATES = 0; //  rows in use
export const BITS = 1; //    log₂ of the length of the table's prefix
export const CURSOR = 2; //  the next state that nobody has taken in this phase
export const END = 3; //     where this phase ends
export const PAUSE = 4; //   why participants stop before the end: one of the three below, or 0
export const OPEN = 5; //    1 while participants may take part in the phase
export const ACTIVE = 6; //  helpers that are taking part
export const PHASE = 7; //   which phase: see phases.ts
export const EPOCH = 8; //   how many phases have been opened
export const JOINED = 9; //  helpers that ever came
export const FAILED = 10; // 1 if a helper has thrown
const CONTROL_WORDS = 16;

/** Values of `control[PAUSE]`: the table is getting full; a row had no place in table or rows. */
export const GROW = 1;
export const OVERFLOW = 2;

/** The buffers of a visited set; threads may send them to each other. */
export type Store = {
  readonly shared: boolean;
  readonly width: number;
  readonly capacity: number;
  readonly bitsMax: number;
  readonly rows: Int32Array;
  readonly table: Int32Array;
  readonly control: Int32Array;
};

/** How large a visited set may become. */
export type Room = { readonly statesMax: number; readonly bytesMax: number };

/** An empty set of states of `width` words. */
export function storeFor(width: number, room: Room, shared: boolean): Store {
  const { capacity, bitsMax } = sizesFor(width, room);
  const array = (words: number): Int32Array =>
    new Int32Array(shared ? new SharedArrayBuffer(words * 4) : new ArrayBuffer(words * 4));
  const store = {
    shared,
    width,
    capacity,
    bitsMax,
    rows: array(capacity * width),
    table: array(2 ** bitsMax),
    control: array(CONTROL_WORDS),
  };
  store.control[BITS] = Math.min(BITS_AT_FIRST, bitsMax);
  return store;
}

const BITS_AT_FIRST = 12;
const BITS_LIMIT = 30;

/** The length of the table that leaves room for the most states within the bound. */
function sizesFor(
  width: number,
  { statesMax, bytesMax }: Room,
): Pick<Store, "capacity" | "bitsMax"> {
  assert(statesMax >= 1, `exhaustive: room for ${statesMax} states`);
  let best = { capacity: 0, bitsMax: 0 };
  for (let bits = BITS_AT_FIRST; bits <= BITS_LIMIT && best.capacity < statesMax; bits++) {
    const rows = Math.floor((bytesMax - 4 * 2 ** bits) / (4 * width));
    const capacity = Math.min(statesMax, rows, Math.floor(2 ** bits * LOAD_MAX));
    if (capacity > best.capacity) best = { capacity, bitsMax: bits };
  }
  assert(best.capacity >= 1, `exhaustive: ${bytesMax} bytes are too few for a search`);
  return best;
}

/** The table is grown between chunks of work when it is fuller than this … */
const LOAD_TO_GROW = 0.75;
/** … and never becomes fuller than this. */
const LOAD_MAX = 0.9;

/** True iff the table should grow before more states come. */
export const isGettingFull = ({ control, bitsMax }: Store): boolean =>
  (control[BITS] as number) < bitsMax &&
  (control[STATES] as number) > 2 ** (control[BITS] as number) * LOAD_TO_GROW;

/** Bytes of rows and table that are in use. */
export const bytesInUse = ({ control, width }: Store): number =>
  4 * (width * (control[STATES] as number) + 2 ** (control[BITS] as number));

/** Makes the table twice as long, and empty: the rows are to be entered again. */
export function growTable({ control, table }: Store): void {
  control[BITS] = (control[BITS] as number) + 1;
  table.fill(0, 0, 2 ** control[BITS]);
}

/** Makes the table of an empty set long enough for `states` states. */
export function sizeTable({ control, bitsMax }: Store, states: number): void {
  let bits = control[BITS] as number;
  while (bits < bitsMax && states > 2 ** bits * LOAD_TO_GROW) bits++;
  control[BITS] = bits;
}

/** Thirty-two bits that depend on all bits of all words; another seed gives other bits. */
export function hashOf(words: Int32Array, from: number, width: number, seed: number): number {
  let hash = seed;
  for (let at = from; at < from + width; at++) {
    hash = Math.imul(hash ^ (words[at] as number), 0x9e37_79b1);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash, 0x85eb_ca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2_ae35);
  return hash ^ (hash >>> 16);
}

/** One thread's way into the set. */
export type Entrance = {
  /** To be called when the table has grown. */
  readonly refresh: () => void;
  /** Puts the state in unless it is there. Sets PAUSE to OVERFLOW if it has no place. */
  readonly add: (key: Int32Array) => void;
  /** Enters row `row`, which is in no other entry, into the table. */
  readonly enter: (row: number) => void;
};

// An entry of the table is 0, or the number of a row plus 1 in its low bits and, in the rest, the
// low bits of the row's hash, which spare most looks at rows with other hashes. Low bits of all
// ones mean that a thread is writing the row. The high bits of the hash say where to look first.

/** Opens a way into `store`. */
export function entranceOf(store: Store): Entrance {
  const { rows, table, control, width, shared } = store;
  let bits = 0;
  let [slotMask, limit] = [0, 0];
  const refresh = (): void => {
    bits = Atomics.load(control, BITS);
    slotMask = 2 ** bits - 1;
    limit = Math.min(store.capacity, Math.floor(2 ** bits * LOAD_MAX));
  };
  /** Takes an empty slot; false if another thread was faster. */
  const take = (slot: number, entry: number): boolean => {
    if (shared) return Atomics.compareExchange(table, slot, 0, entry) === 0;
    table[slot] = entry;
    return true;
  };
  const append = (slot: number, tag: number, key: Int32Array): void => {
    const row = shared ? Atomics.add(control, STATES, 1) : (control[STATES] as number);
    if (!shared) control[STATES] = row + 1;
    if (row >= limit) {
      Atomics.store(table, slot, 0);
      Atomics.store(control, PAUSE, OVERFLOW);
      return;
    }
    const from = row * width;
    for (let at = 0; at < width; at++) rows[from + at] = key[at] as number;
    if (shared) Atomics.store(table, slot, tag | (row + 1));
    else table[slot] = tag | (row + 1);
  };
  const isRow = (row: number, key: Int32Array): boolean => {
    const from = row * width;
    for (let at = 0; at < width; at++) if (rows[from + at] !== key[at]) return false;
    return true;
  };
  const add = (key: Int32Array): void => {
    const hash = hashOf(key, 0, width, 0);
    const tag = hash << bits;
    let slot = hash >>> (32 - bits);
    for (;;) {
      const entry = table[slot] as number;
      if (entry === 0) {
        if (!take(slot, tag | slotMask)) continue;
        append(slot, tag, key);
        return;
      }
      if (((entry ^ tag) & ~slotMask) === 0) {
        const row = (entry & slotMask) - 1;
        if (row === slotMask - 1) {
          Atomics.load(table, slot); // Another thread is writing the row: look again.
          continue;
        }
        if (isRow(row, key)) return;
      }
      slot = (slot + 1) & slotMask;
    }
  };
  const enter = (row: number): void => {
    const hash = hashOf(rows, row * width, width, 0);
    const entry = (hash << bits) | (row + 1);
    let slot = hash >>> (32 - bits);
    while (table[slot] !== 0 || !take(slot, entry)) slot = (slot + 1) & slotMask;
  };
  refresh();
  return { refresh, add, enter };
}
