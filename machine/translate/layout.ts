// What translated code and the translator tell each other, in the machine's memory; and why code
// comes back.

import { JUMP_COUNT, JUMPS_START, TRANSLATOR_START } from "../memory/layout.ts";

// Places in the memory, in bytes.

/** u64  the epoch of the present bank, times 2³² */
export const EPOCH: number = TRANSLATOR_START;
/** u32  why the code came back */
export const WHY: number = TRANSLATOR_START + 8;
/** u32  the address that was not known */
export const UNKNOWN: number = TRANSLATOR_START + 12;
/** Recent targets of jumps: for each, u64 epoch and address, u32 entry, u32 place in the table */
export const JUMPS: number = JUMPS_START;

/** What to mask an address shifted by JUMP_SHIFT with, to find its place among the jumps. */
export const JUMP_SHIFT = 3;
export const JUMP_MASK: number = (JUMP_COUNT - 1) << 4;

/**
 * Too few steps are left for what may follow; the hart has to do the instruction at pc; it loads
 * from or stores to an unknown place; or pc is somewhere else.
 */
export const reasons = ["spent", "slow", "read", "write", "left"] as const;
export type Reason = (typeof reasons)[number];
