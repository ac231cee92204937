// Megapages: where 4 MiB of a space are 4 MiB of memory in one piece, with the same rights, the MMU
// finds one leaf in the root table. The table below stays as it is, leaf by leaf: the kernel reads
// nothing else, and to split a megapage needs no memory. Which of the two the MMU finds, nobody can
// tell. Source: decision 0004; RISC-V Privileged, Sv32.

import {
  frameOfPte,
  isLeafPte,
  leafEntryAt,
  leavesOfShadow,
  nextLeafPte,
  ptePointingTo,
  pteOf,
  rootEntryAt,
  rootTableOf,
  setPte,
  shadowOf,
  TABLE_ENTRIES,
  tableOfShadow,
} from "../layout/index.ts";
import { alignDown } from "../../lib/u32.ts";
import type { TrapPort } from "../../machine/index.ts";

/** Post: each region of 4 MiB that lies whole in the pages from `first` below `end`, and can be a
 *  megapage of `task`, is one. */
export function joinRegions(m: TrapPort, task: number, first: number, end: number): void {
  let page = alignDown(first + TABLE_ENTRIES - 1, TABLE_ENTRIES);
  while (page + TABLE_ENTRIES <= end) {
    joinRegion(m, task, page);
    page = page + TABLE_ENTRIES;
  }
}

function joinRegion(m: TrapPort, task: number, page: number): void {
  const entry = rootEntryAt(rootTableOf(m, task), page);
  const below = shadowOf(m, entry);
  if (leavesOfShadow(below) !== TABLE_ENTRIES || isLeafPte(pteOf(m, entry))) return;
  const table = tableOfShadow(below);
  if (!isOneRun(m, table)) return;
  // The leaf of its first frame is that of all.
  setPte(m, entry, pteOf(m, table));
  m.fenceAsid(task);
}

/** True iff the leaves of a full table are of frames in a row, from a multiple of 4 MiB on, and
 *  give the same rights. */
function isOneRun(m: TrapPort, table: number): boolean {
  let expected = pteOf(m, table);
  if (frameOfPte(expected) % TABLE_ENTRIES !== 0) return false;
  for (let index = 1; index < TABLE_ENTRIES; index++) {
    expected = nextLeafPte(expected);
    if (pteOf(m, leafEntryAt(table, index)) !== expected) return false;
  }
  return true;
}

/** True iff the MMU finds `page` of `task` in a megapage, and does not read the table behind it. */
export function isInMegapage(m: TrapPort, task: number, page: number): boolean {
  return isLeafPte(pteOf(m, rootEntryAt(rootTableOf(m, task), page)));
}

/** Pre: `page` is in a megapage. Post: the MMU reads the table that stood behind it. */
export function splitMegapage(m: TrapPort, task: number, page: number): void {
  const entry = rootEntryAt(rootTableOf(m, task), page);
  setPte(m, entry, ptePointingTo(tableOfShadow(shadowOf(m, entry))));
  m.fenceAsid(task);
}
