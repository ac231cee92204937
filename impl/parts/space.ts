// Address spaces: the page tables that the MMU walks, kept together with the mapping nodes. Every
// change of a PTE is fenced here, where it is made: by page and ASID for a leaf; by ASID when a
// leaf table comes or goes, because a fence for one page does not order non-leaf PTEs. Tables are
// found by their shadow words: what the MMU finds in a root table may be a megapage.
// Source: manual, 5; RISC-V Privileged, sfence.vma.

import {
  LOG2_PAGE_BYTES,
  PAGE_BYTES,
  USER_AREA_PAGES,
  USER_FRAMES_START,
} from "../../abi/index.ts";
import { u32 } from "../../lib/u32.ts";
import {
  frameOfPte,
  leafEntryAt,
  leafPte,
  leavesOfShadow,
  LOG2_PAGES_PER_ROOT_ENTRY,
  nodePageOf,
  nodePteOf,
  nodeTaskOf,
  pteOf,
  ptePointingTo,
  rightsOfPte,
  rootEntryAt,
  rootTableOf,
  setNodePage,
  setNodePte,
  setNodeTask,
  setPte,
  setShadow,
  shadowOf,
  TABLE_ENTRIES,
  tableOfShadow,
} from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { isInMegapage, splitMegapage } from "./megapages.ts";
import { giveBackTable, takeTable } from "./pools.ts";

/** The mapping node at (task, page), or 0. The task is active; the page is in the user area. */
export function findNode(m: TrapPort, task: number, page: number): number {
  const leaf = leafTableOf(m, task, page);
  return leaf === 0 ? 0 : shadowOf(m, leafEntryAt(leaf, page));
}

/** The leaf table for `page` of `task`, or 0 if it has none. */
export function leafTableOf(m: TrapPort, task: number, page: number): number {
  return tableOfShadow(shadowOf(m, rootEntryAt(rootTableOf(m, task), page)));
}

/** Post: `task` has a leaf table for `page`. Pre: it has one, or a table is free. */
export function ensureLeafTable(m: TrapPort, task: number, page: number): void {
  const entry = rootEntryAt(rootTableOf(m, task), page);
  if (shadowOf(m, entry) !== 0) return;
  const table = takeTable(m);
  setPte(m, entry, ptePointingTo(table));
  setShadow(m, entry, table);
  m.fenceAsid(task);
}

/** The first mapped page of `task` from `from` on, below `end`; `end` if there is none. */
export function nextMappedPage(m: TrapPort, task: number, from: number, end: number): number {
  const root = rootTableOf(m, task);
  let page = from;
  while (page < end) {
    const leaf = tableOfShadow(shadowOf(m, rootEntryAt(root, page)));
    const stop = ((page >>> LOG2_PAGES_PER_ROOT_ENTRY) + 1) * TABLE_ENTRIES;
    if (leaf !== 0) {
      while (page < stop && page < end) {
        if (pteOf(m, leafEntryAt(leaf, page)) !== 0) return page;
        page = page + 1;
      }
    }
    page = stop;
  }
  return end;
}

/** The end of a range of pages: cut off at the end of the user area. */
export function endOfRange(first: number, log2Pages: number): number {
  const end = first + (1 << log2Pages);
  return end < USER_AREA_PAGES ? end : USER_AREA_PAGES;
}

/** The rights that the mapping gives, from its PTE. */
export function rightsOfNode(m: TrapPort, node: number): number {
  return rightsOfPte(pteOf(m, nodePteOf(m, node)));
}

/** The frame that the mapping gives, from its PTE. */
export function frameOfNode(m: TrapPort, node: number): number {
  return frameOfPte(pteOf(m, nodePteOf(m, node)));
}

/** Where the user's `address` lies in RAM, if `task` has it there with `right`; else 0. */
export function physicalAt(m: TrapPort, task: number, address: number, right: number): number {
  const node = findNode(m, task, address >>> LOG2_PAGE_BYTES);
  if (node === 0 || (rightsOfNode(m, node) & right) === 0) return 0;
  const frame = frameOfNode(m, node);
  // The registers of a device are no memory.
  if (frame < USER_FRAMES_START >>> LOG2_PAGE_BYTES) return 0;
  return u32((frame << LOG2_PAGE_BYTES) | (address % PAGE_BYTES));
}

/**
 * Makes `node` the mapping of (task, page).
 *
 * Pre     (task, page) is free and has a leaf table; `node` maps nothing; `rights` are not empty.
 */
export function installLeaf(
  m: TrapPort,
  node: number,
  task: number,
  page: number,
  frame: number,
  rights: number,
): void {
  const rootEntry = rootEntryAt(rootTableOf(m, task), page);
  const below = shadowOf(m, rootEntry);
  const entry = leafEntryAt(tableOfShadow(below), page);
  setPte(m, entry, leafPte(frame, rights));
  setShadow(m, entry, node);
  setShadow(m, rootEntry, below + 1);
  setNodeTask(m, node, task);
  setNodePage(m, node, page);
  setNodePte(m, node, entry);
  m.fence(u32(page << LOG2_PAGE_BYTES), task);
}

/** Gives the mapping other rights: in normal form, not empty. */
export function changeRights(m: TrapPort, node: number, rights: number): void {
  // A megapage of which nothing changes stays whole.
  if (rightsOfNode(m, node) === rights) return;
  setPte(m, nodePteOf(m, node), leafPte(frameOfNode(m, node), rights));
  fenceLeaf(m, nodeTaskOf(m, node), nodePageOf(m, node));
}

/** Post: the node maps nothing, its PTE is invalid, and a table that became empty is free. */
export function removeLeaf(m: TrapPort, node: number): void {
  const task = nodeTaskOf(m, node);
  const page = nodePageOf(m, node);
  const entry = nodePteOf(m, node);
  setPte(m, entry, 0);
  setShadow(m, entry, 0);
  fenceLeaf(m, task, page);
  const rootEntry = rootEntryAt(rootTableOf(m, task), page);
  const left = shadowOf(m, rootEntry) - 1;
  setShadow(m, rootEntry, left);
  if (leavesOfShadow(left) !== 0) return;
  const leaf = tableOfShadow(left);
  setShadow(m, rootEntry, 0);
  setPte(m, rootEntry, 0);
  m.fenceAsid(task);
  giveBackTable(m, leaf);
}

/** Post: the MMU finds what the leaf table of `page` says now, and the TLB holds nothing else. */
function fenceLeaf(m: TrapPort, task: number, page: number): void {
  if (isInMegapage(m, task, page)) splitMegapage(m, task, page);
  else m.fence(u32(page << LOG2_PAGE_BYTES), task);
}
