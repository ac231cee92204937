// The bank of seeded bugs, and the loader that runs a kernel from edited sources.

import { faultsMutants } from "./bank/faults/index.ts";
import { hardwareMutants } from "./bank/hardware/index.ts";
import { interruptsMutants } from "./bank/interrupts/index.ts";
import { ipcMutants } from "./bank/ipc/index.ts";
import { leaksMutants } from "./bank/leaks/index.ts";
import { lateMutants } from "./bank/late/index.ts";
import { machineMutants } from "./bank/machine/index.ts";
import { mappingMutants } from "./bank/mapping/index.ts";
import { threadsMutants } from "./bank/threads/index.ts";
import type { Mutant } from "./mutant.ts";

export { applyEdits, type Edit } from "./edit.ts";
export { KERNEL_ENTRY, KERNEL_EXPORTS, loadSystem, MACHINE_ENTRY } from "./load.ts";
export type { LoadedSystem } from "./load.ts";
export { listed } from "./listed.ts";
export type { Family, Mutant } from "./mutant.ts";
export { applyPatch } from "./patch.ts";
export { SourceError, type Edited, type Sources } from "./sources.ts";

/** Every seeded bug, by family and then by name. */
export const mutants: readonly Mutant[] = [
  ...ipcMutants,
  ...mappingMutants,
  ...threadsMutants,
  ...faultsMutants,
  ...interruptsMutants,
  ...machineMutants,
  ...lateMutants,
  ...leaksMutants,
  ...hardwareMutants,
];
