// Machines that no run needs any more. To make one costs more than to set it back to what it was
// when it was new, and its megabyte makes the collector run. What a run does depends on none of it.

import type { Machine, Snapshot } from "../machine/index.ts";
import type { System } from "./system.ts";

/** A machine, what it was when it was new, and where it goes when nobody needs it. */
type Spare = { readonly machine: Machine; readonly blank: Snapshot; readonly shelf: Shelf };

/** By bytes of RAM: one of each size is kept. */
type Shelf = Map<number, Spare>;

const shelves = new WeakMap<System, Shelf>();
const made = new WeakMap<Machine, Spare>();

/** A machine of `system` as it is when it is new. */
export function blankMachine(system: System, ramBytes: number): Machine {
  const shelf: Shelf = shelves.get(system) ?? new Map<number, Spare>();
  shelves.set(system, shelf);
  const spare = shelf.get(ramBytes);
  if (spare !== undefined) {
    shelf.delete(ramBytes);
    spare.machine.restore(spare.blank);
    return spare.machine;
  }
  const machine = new system.machine.Machine({ ramBytes, tlbPolicy: system.tlb ?? "keeps" });
  made.set(machine, { machine, blank: machine.snapshot(), shelf });
  return machine;
}

/**
 * Nobody uses `machine` any more. To be said once, and last: the next run that needs one gets it.
 */
export function putAway(machine: Machine): void {
  const spare = made.get(machine);
  spare?.shelf.set(machine.ram.length, spare);
}
