// The visited set: states as rows of words in one array, found through an open-addressing table of
// row numbers. Everything is in typed arrays over buffers that may be shared between threads.
//
// The arrays are reserved for the bound once and for all, and systems give them memory only where
// they are touched; so nothing is ever copied to grow. The table uses a prefix of its array, whose
// length is a power of two; to grow is to clear a longer prefix and put all rows in again.

import { assert } from "../../lib/assert.ts";

/** Words of `control`. The first two change all the time. Each has a cache line for itself, or
 *  every look at another word would wait for the thread that wrote last. */
export const STATES = 0; //   rows in use
export const CURSOR = 32; //  the next state that nobody has taken in this phase
export const BITS = 64; //    log₂ of the length of the table's prefix
export const END = 65; //     where this phase ends
export const PAUSE = 66; //   why participants stop before the end: one of the two below, or 0
export const OPEN = 67; //    1 while participants may take part in the phase
export const ACTIVE = 68; //  helpers that are taking part
export const PHASE = 69; //   which phase: see team.ts
export const EPOCH = 70; //   how many phases have been opened
export const JOINED = 71; //  helpers that ever came
export const FAILED = 72; //  1 if a helper has thrown
export const GAPS = 73; //    how many gaps there are between rows: see blocks.ts
const CONTROL_WORDS = 96;

/** Values of `control[PAUSE]`: the table is getting full; a row had no place in table or rows. */
export const GROW = 1;
export const OVERFLOW = 2;

/** The buffers of a visited set; threads may send them to each other. */
export type Store = {
  readonly shared: boolean;
  readonly width: number;
  readonly capacity: number;
  /** How many rows a thread reserves at a time, if the store is shared. */
  readonly block: number;
  /** Rows beyond the capacity: as many as threads can reserve and not write. */
  readonly slack: number;
  readonly bitsMax: number;
  readonly rows: Int32Array;
  readonly table: Int32Array;
  readonly control: Int32Array;
  /** The first row of each gap, and the row behind it. */
  readonly gaps: Int32Array;
};

/** How large a visited set may become. */
export type Room = { readonly statesMax: number; readonly bytesMax: number };

/** An empty set of states of `width` words, for so many threads; one has it for itself. */
export function storeFor(width: number, room: Room, threads: number): Store {
  const { capacity, bitsMax } = sizesFor(width, room);
  assert(threads <= SLACK, `exhaustive: ${threads} threads; ${SLACK} are the most`);
  const shared = threads > 1;
  const slack = shared ? SLACK : 0;
  const array = (words: number): Int32Array =>
    new Int32Array(shared ? new SharedArrayBuffer(words * 4) : new ArrayBuffer(words * 4));
  const store = {
    shared,
    width,
    capacity,
    bitsMax,
    block: Math.floor(SLACK / threads),
    slack,
    rows: array((capacity + slack) * width),
    table: array(2 ** bitsMax),
    control: array(CONTROL_WORDS),
    gaps: array(2 * threads),
  };
  store.control[BITS] = Math.min(BITS_AT_FIRST, bitsMax);
  return store;
}

/** Few enough for the smallest table: a tenth of it stays free. */
const SLACK = 256;

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
export const LOAD_MAX = 0.9;

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
