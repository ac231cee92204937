// A seeded bug: one mistake that somebody made, or could make, in a kernel that is otherwise right.

import type { Edit } from "./edit.ts";

export type Family =
  | "ipc"
  | "mapping"
  | "threads"
  | "faults"
  | "interrupts"
  | "machine"
  | "late"
  | "leaks"
  | "hardware";

export type Mutant = {
  /** camelCase; also the name of its file. */
  readonly name: string;
  readonly family: Family;
  /** What the wrong kernel does, in one sentence. */
  readonly says: string;
  /** Where the mistake comes from, and why it is easily made. */
  readonly story: string;
  /** The name of the claim that is expected to catch it; of the hardware, of the exercise. */
  readonly claim: string;
  readonly edits: readonly Edit[];
  /** Boot parameters without which it does not show, or seldom. */
  readonly boot?: MemoryBoot;
  /** Events in the shortest counterexample known. */
  readonly shortest?: number;
};

type MemoryBoot = { readonly userFrames: number; readonly mappingNodes: number };

/** There can be megapages: users have 4 MiB of memory in one piece, from a multiple of 4 MiB on,
 *  and the kernel has nodes to map them twice. */
export const memoryWithARegion: MemoryBoot = { userFrames: 1792, mappingNodes: 3840 };
