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
  /** Events in the shortest counterexample known. */
  readonly shortest?: number;
};
