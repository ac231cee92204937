// Sv32 page table entries. (RISC-V Privileged, "Sv32: Page-Based 32-bit Virtual-Memory Systems")
//
//   31        10 9  8 7 6 5 4 3 2 1 0
//   | frame     | RSW |D|A|G|U|X|W|R|V|

import type { Word } from "../../lib/u32.ts";

export const PTE_V: number = 1 << 0;
export const PTE_R: number = 1 << 1;
export const PTE_W: number = 1 << 2;
export const PTE_X: number = 1 << 3;
export const PTE_U: number = 1 << 4;
export const PTE_G: number = 1 << 5;
export const PTE_A: number = 1 << 6;
export const PTE_D: number = 1 << 7;

/** Bits 31 … 10: the physical page number, 22 bits. */
export const PTE_FRAME_SHIFT = 10;

/** Pages under one entry of the root table: a megapage has 4 MiB. */
export const MEGAPAGE_PAGES = 1024;

/** satp bit 31: translate by Sv32. */
export const SATP_SV32: Word = 0x8000_0000;
/** satp bits 30 … 22: the address space id. */
export const SATP_ASID_SHIFT = 22;
export const ASID_MAX = 511;
/** satp bits 21 … 0: the physical page number of the root table. */
export const SATP_FRAME_MASK: Word = 0x3f_ffff;

/** The physical page number that `pte` holds. */
export const frameOf = (pte: Word): number => pte >>> PTE_FRAME_SHIFT;

/** An entry for physical page `frame` (22 bits) with `flags` from the PTE_ bits. */
export const pte = (frame: number, flags: number): Word =>
  ((frame << PTE_FRAME_SHIFT) | flags) >>> 0;

/** satp that translates by Sv32 in space `asid` (0 … 511) from the root table in `frame`. */
export const satpSv32 = (asid: number, frame: number): Word =>
  (SATP_SV32 | (asid << SATP_ASID_SHIFT) | frame) >>> 0;
