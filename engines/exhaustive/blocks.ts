// Rows that one thread has to itself. Threads that asked for every row apart, and wrote rows that
// lie side by side, would wait for one another's cache lines: of a search by two threads that was
// a quarter. So a thread reserves a block of rows at a time. When a phase is over, the rows that
// were reserved and not written are filled with the last ones, and no gap is left.

import { BITS, GAPS, hashOf, STATES, type Store } from "./store.ts";

/** The rows that a thread may write next. */
export type Block = { next: number; end: number };

/** Gets a block of rows that nobody else has. */
export function reserve({ control, block: rows }: Store, block: Block): void {
  block.next = Atomics.add(control, STATES, rows);
  block.end = block.next + rows;
}

/** Notes what is left of a block, and leaves the block empty. */
export function giveBack({ control, gaps }: Store, block: Block): void {
  if (block.next === block.end) return;
  const at = 2 * Atomics.add(control, GAPS, 1);
  gaps[at] = block.next;
  gaps[at + 1] = block.end;
  block.next = block.end;
}

/** Fills the gaps with the last rows. Nobody else may use the store meanwhile. */
export function closeGaps(store: Store): void {
  const { control } = store;
  const free = rowsInGaps(store);
  control[GAPS] = 0;
  if (free.length === 0) return;
  const isFree = new Set(free);
  let last = control[STATES] as number;
  const end = last - free.length;
  for (const row of free) {
    if (row >= end) break;
    do last--;
    while (isFree.has(last));
    move(store, last, row);
  }
  control[STATES] = end;
}

/** The numbers of all rows that are in a gap, in ascending order. */
function rowsInGaps({ control, gaps }: Store): readonly number[] {
  const rows: number[] = [];
  for (let at = 0; at < 2 * (control[GAPS] as number); at += 2)
    for (let row = gaps[at] as number; row < (gaps[at + 1] as number); row++) rows.push(row);
  return rows.toSorted((a, b) => a - b);
}

/** Writes the state of row `from` into row `to`, and the new number into the table. */
function move({ control, rows, table, width }: Store, from: number, to: number): void {
  rows.copyWithin(to * width, from * width, (from + 1) * width);
  const bits = control[BITS] as number;
  const slotMask = (1 << bits) - 1;
  const hash = hashOf(rows, to * width, width, 0);
  let slot = hash >>> (32 - bits);
  while (((table[slot] as number) & slotMask) !== from + 1) slot = (slot + 1) & slotMask;
  table[slot] = (hash << bits) | (to + 1);
}
