// The Sv32 page table walk. (RISC-V Privileged, "Virtual Address Translation Process")

import type { Word } from "../../lib/u32.ts";
import { PAGE_BYTES, RAM_START } from "../board.ts";
import type { Memory } from "../memory/memory.ts";
import { accessFault, pageFault } from "./causes.ts";
import { MSTATUS_MXR, MSTATUS_SUM } from "./csrNumbers.ts";
import { type Access, USER_MODE } from "./modes.ts";
import { frameOf, PTE_A, PTE_D, PTE_G, PTE_R, PTE_U, PTE_V, PTE_W, PTE_X } from "./pte.ts";
import { MEGAPAGE_PAGES, SATP_FRAME_MASK } from "./pte.ts";

/** How to treat a leaf whose A bit, or for a store D bit, is 0. (Svade, Svadu) */
export type AccessedDirty = "faulting" | "updating";

/** Where a walk ends. */
export type WalkEnd =
  | {
      readonly tag: "leaf";
      readonly leaf: Word;
      /** Physical address of the leaf, in RAM. */
      readonly leafAddress: number;
      readonly mega: boolean;
      /** The leaf or the pointer to its table has G set. */
      readonly global: boolean;
    }
  | { readonly tag: "fault"; readonly cause: Word };

const RESERVED_IN_POINTERS = PTE_U | PTE_A | PTE_D;

/**
 * Walks from the root table that `satp` names to the leaf for virtual page `page`.
 *
 * Errors  A page fault where the tables have no leaf or a reserved bit pattern; an access fault
 *         where an entry lies outside RAM. Rights and A/D are not looked at: see `permits`.
 */
export function walk(memory: Memory, satp: Word, page: number, access: Access): WalkEnd {
  const rootAddress = (satp & SATP_FRAME_MASK) * PAGE_BYTES + (page >>> 10) * 4;
  const root = readEntry(memory, rootAddress);
  if (root === undefined) return { tag: "fault", cause: accessFault(access) };
  if (isInvalid(root)) return { tag: "fault", cause: pageFault(access) };
  if (isLeaf(root)) {
    if (frameOf(root) % MEGAPAGE_PAGES !== 0) return { tag: "fault", cause: pageFault(access) };
    const global = (root & PTE_G) !== 0;
    return { tag: "leaf", leaf: root, leafAddress: rootAddress, mega: true, global };
  }
  if ((root & RESERVED_IN_POINTERS) !== 0) return { tag: "fault", cause: pageFault(access) };
  const leafAddress = frameOf(root) * PAGE_BYTES + (page % MEGAPAGE_PAGES) * 4;
  const leaf = readEntry(memory, leafAddress);
  if (leaf === undefined) return { tag: "fault", cause: accessFault(access) };
  if (isInvalid(leaf) || !isLeaf(leaf)) return { tag: "fault", cause: pageFault(access) };
  const global = ((root | leaf) & PTE_G) !== 0;
  return { tag: "leaf", leaf, leafAddress, mega: false, global };
}

/**
 * Does `leaf` give mode `mode`, U or S, the right that `access` needs? S mode gets at pages of U
 * mode by SUM of `mstatus`, and never executes them; MXR makes executable pages readable.
 */
export function permits(leaf: Word, access: Access, mode: number, mstatus: number): boolean {
  const isUsers = (leaf & PTE_U) !== 0;
  if (mode === USER_MODE) {
    if (!isUsers) return false;
  } else if (isUsers && (access === "fetch" || (mstatus & MSTATUS_SUM) === 0)) return false;
  switch (access) {
    case "fetch":
      return (leaf & PTE_X) !== 0;
    case "load":
      return (leaf & ((mstatus & MSTATUS_MXR) === 0 ? PTE_R : PTE_R | PTE_X)) !== 0;
    case "store":
      return (leaf & PTE_W) !== 0;
  }
}

/** The A and D bits that `access` wants to find set. */
export const bitsToMark = (access: Access): number => (access === "store" ? PTE_A | PTE_D : PTE_A);

/** The physical address, 34 bits, of `address` under `leaf`. */
export function physicalAddress(leaf: Word, mega: boolean, address: Word): number {
  const offset = mega ? address % (MEGAPAGE_PAGES * PAGE_BYTES) : address % PAGE_BYTES;
  return frameOf(leaf) * PAGE_BYTES + offset;
}

function readEntry(memory: Memory, address: number): Word | undefined {
  const offset = address - RAM_START;
  return offset >= 0 && offset < memory.ramBytes ? memory.load32(offset) : undefined;
}

const isInvalid = (entry: Word): boolean =>
  (entry & PTE_V) === 0 || (entry & (PTE_R | PTE_W)) === PTE_W;

/** An entry without R, W and X points to a table. */
const isLeaf = (entry: Word): boolean => (entry & (PTE_R | PTE_W | PTE_X)) !== 0;
