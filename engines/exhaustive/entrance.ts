// One thread's way into the visited set.
//
// An entry of the table is 0, or the number of a row plus 1 in its low bits and, in the rest, the
// low bits of the row's hash, which spare most looks at rows with other hashes. Low bits of all
// ones mean that a thread is writing the row. The high bits of the hash say where to look first.
//
// Only the slot of a new state is taken by an atomic operation, and only if the store is shared: a
// plain read of a slot that is being taken sees it empty, taken or written, and each leads on.

import { type Block, giveBack, reserve } from "./blocks.ts";
import { compiled } from "../../lib/compiled.ts";
import { BITS, hashOf, LOAD_MAX, OVERFLOW, PAUSE, STATES, type Store } from "./store.ts";

export type Entrance = {
  /** Puts the state in unless it is there. Sets PAUSE to OVERFLOW if it has no place. */
  readonly add: (key: Int32Array) => void;
  /** Enters row `row`, which is in no other entry, into the table. */
  readonly enter: (row: number) => void;
  /** Gives back the rows that were reserved and not written. */
  readonly leave: () => void;
};

/** Opens a way into `store`. */
export function entranceOf(store: Store): Entrance {
  const { rows, table, control, width } = store;
  const block: Block = { next: 0, end: 0 };
  const append = store.shared ? sharedAppender(store, block) : soleAppender(store);
  const scope = { rows, table, control, take: takerOf(store), append };
  return {
    add: compiled<Entrance["add"]>(scope, addition(width)),
    enter: (row) => {
      const bits = control[BITS] as number;
      const slotMask = (1 << bits) - 1;
      const hash = hashOf(rows, row * width, width, 0);
      const entry = (hash << bits) | (row + 1);
      let slot = hash >>> (32 - bits);
      while (table[slot] !== 0 || !scope.take(slot, entry)) slot = (slot + 1) & slotMask;
    },
    leave: () => giveBack(store, block),
  };
}

/** The text of `add`, which runs once for each transition, with the loops over words written out.
 *  The hash is {@link hashOf}'s. */
function addition(width: number): string {
  const words = Array.from({ length: width }, (_, at) => at);
  return `(key) => {
  ${words.map((at) => `const k${at} = key[${at}];`).join(" ")}
  let hash = 0;
  ${words
    .map((at) => `hash = Math.imul(hash ^ k${at}, 0x9e3779b1); hash ^= hash >>> 15;`)
    .join("\n  ")}
  hash = Math.imul(hash, 0x85ebca6b); hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35); hash ^= hash >>> 16;
  const bits = control[${BITS}], slotMask = (1 << bits) - 1, tag = hash << bits;
  let slot = hash >>> (32 - bits);
  for (;;) {
    const entry = table[slot];
    if (entry === 0) {
      if (!take(slot, tag | slotMask)) continue; // Another thread was faster: look again.
      append(slot, tag, key);
      return;
    }
    if (((entry ^ tag) & ~slotMask) === 0) {
      const row = (entry & slotMask) - 1, from = row * ${width};
      if (row === slotMask - 1) { Atomics.load(table, slot); continue; } // It is being written.
      if (${words.map((at) => `rows[from + ${at}] === k${at}`).join(" && ")}) return;
    }
    slot = (slot + 1) & slotMask;
  }
}`;
}

/** Takes an empty slot; false if another thread was faster. */
const takerOf = ({ table, shared }: Store): ((slot: number, entry: number) => boolean) =>
  shared
    ? (slot, entry) => Atomics.compareExchange(table, slot, 0, entry) === 0
    : (slot, entry) => {
        table[slot] = entry;
        return true;
      };

/** Writes a state into a row of its own, and the number of the row into its slot. */
type Append = (slot: number, tag: number, key: Int32Array) => void;

/** The next row is the one behind the last. */
function soleAppender({ rows, table, control, width, capacity }: Store): Append {
  return (slot, tag, key) => {
    const row = control[STATES] as number;
    if (row >= capacity || row >= 2 ** (control[BITS] as number) * LOAD_MAX) {
      table[slot] = 0;
      control[PAUSE] = OVERFLOW;
      return;
    }
    control[STATES] = row + 1;
    const from = row * width;
    for (let at = 0; at < width; at++) rows[from + at] = key[at] as number;
    table[slot] = tag | (row + 1);
  };
}

/** The next row is one that this thread has reserved. */
function sharedAppender(store: Store, block: Block): Append {
  const { rows, table, control, width, capacity, slack } = store;
  return (slot, tag, key) => {
    if (block.next === block.end) reserve(store, block);
    const row = block.next;
    const room = Math.min(capacity, 2 ** (control[BITS] as number) * LOAD_MAX) + slack;
    if (row >= room) {
      Atomics.store(table, slot, 0);
      Atomics.store(control, PAUSE, OVERFLOW);
      return;
    }
    block.next = row + 1;
    const from = row * width;
    for (let at = 0; at < width; at++) rows[from + at] = key[at] as number;
    Atomics.store(table, slot, tag | (row + 1));
  };
}
