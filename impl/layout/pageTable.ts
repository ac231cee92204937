// Page tables: 8 KiB, aligned to 4 KiB. First the 1024 Sv32 PTEs that the MMU walks, then 1024
// shadow words that only the kernel reads: in a leaf table the address of the mapping node of each
// PTE (0 if the PTE is invalid), in a root table the address of the leaf table below, plus the
// number of its valid PTEs. A table that is not in use is all zero, so that an allocation need not
// clear it; a leaf table without a valid PTE is given back at once.
//
// An entry of a root table may be a megapage: the leaf that the MMU finds there says in one word
// what the 1024 leaves of the table below say, which only the kernel reads then.

import { EXECUTE, LOG2_PAGE_BYTES, READ, WRITE } from "../../abi/index.ts";
import { alignDown, u32 } from "../../lib/u32.ts";
import {
  PTE_A,
  PTE_D,
  PTE_FRAME_SHIFT,
  PTE_R,
  PTE_U,
  PTE_V,
  PTE_W,
  PTE_X,
} from "../../machine/index.ts";
import type { Reader, Writer } from "./port.ts";

const SHADOW = 0x1000; // offset in bytes from a PTE to its shadow word

/** More than a table has entries, so that an address and their number fit into one word. */
const TABLE_ALIGNMENT = 0x1000;

export const TABLE_ENTRIES = 1024;
export const PTE_VALID: number = PTE_V;
/** Pages below one entry of a root table: 2^10. */
export const LOG2_PAGES_PER_ROOT_ENTRY = 10;

/**
 * What every leaf has besides its rights. A and D are set from the start: a hart that does not set
 * them itself would fault.
 */
const PTE_LEAF = PTE_V | PTE_U | PTE_A | PTE_D;

/** The address of the entry of `page` in root table `root`. */
export function rootEntryAt(root: number, page: number): number {
  return root + (page >>> LOG2_PAGES_PER_ROOT_ENTRY) * 4;
}

/** The address of the entry of `page` in leaf table `leaf`. */
export function leafEntryAt(leaf: number, page: number): number {
  return leaf + (page & (TABLE_ENTRIES - 1)) * 4;
}

/** The PTE at `entry`; 0 is the only invalid one in use. */
export function pteOf(m: Reader, entry: number): number {
  return m.load32(entry);
}

export function setPte(m: Writer, entry: number, value: number): void {
  m.store32(entry, value);
}

/** The shadow word of the PTE at `entry`: a node, or in root tables a table and a count. */
export function shadowOf(m: Reader, entry: number): number {
  return m.load32(entry + SHADOW);
}

export function setShadow(m: Writer, entry: number, value: number): void {
  m.store32(entry + SHADOW, value);
}

/** The leaf table below an entry of a root table with this shadow word; 0: there is none. */
export function tableOfShadow(shadow: number): number {
  return alignDown(shadow, TABLE_ALIGNMENT);
}

/** How many valid PTEs that table has, 0 … 1024. */
export function leavesOfShadow(shadow: number): number {
  return shadow & (TABLE_ALIGNMENT - 1);
}

/** True iff the PTE gives rights itself: it is a page's, or a megapage's in a root table. */
export function isLeafPte(pte: number): boolean {
  return (pte & (PTE_R | PTE_W | PTE_X)) !== 0;
}

/** The leaf table that a pointer in a root table leads to. */
export function tableOfPte(pte: number): number {
  return u32((pte >>> PTE_FRAME_SHIFT) << LOG2_PAGE_BYTES);
}

/** The PTE of a root table that points to `table`. */
export function ptePointingTo(table: number): number {
  return u32(((table >>> LOG2_PAGE_BYTES) << PTE_FRAME_SHIFT) | PTE_VALID);
}

/** The frame (physical page number) that a leaf maps. */
export function frameOfPte(pte: number): number {
  return pte >>> PTE_FRAME_SHIFT;
}

/** The rights that a leaf gives: r w x in bits 2, 1, 0, as in abi/flexpage.ts. */
export function rightsOfPte(pte: number): number {
  let rights = 0;
  if ((pte & PTE_R) !== 0) rights = rights | READ;
  if ((pte & PTE_W) !== 0) rights = rights | WRITE;
  if ((pte & PTE_X) !== 0) rights = rights | EXECUTE;
  return rights;
}

/** The leaf PTE of `frame` with `rights` in normal form, not empty. */
export function leafPte(frame: number, rights: number): number {
  let flags = PTE_LEAF;
  if ((rights & READ) !== 0) flags = flags | PTE_R;
  if ((rights & WRITE) !== 0) flags = flags | PTE_W;
  if ((rights & EXECUTE) !== 0) flags = flags | PTE_X;
  return u32((frame << PTE_FRAME_SHIFT) | flags);
}

/** The leaf PTE of the next frame, with the same rights. */
export function nextLeafPte(pte: number): number {
  return u32(pte + (1 << PTE_FRAME_SHIFT));
}
