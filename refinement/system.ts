// What is checked: a machine and a kernel. Edited ones come through the same door, so the checked
// path never names the real ones.

import * as realKernel from "../impl/kernel.ts";
import * as realMachine from "../machine/index.ts";
import type { TlbPolicy } from "../machine/index.ts";

/** What a machine's module must offer. */
export type MachineModule = Pick<typeof realMachine, "Machine" | "HandlerFault">;
/** What a kernel's module must offer. */
export type KernelModule = Pick<typeof realKernel, "boot" | "trap">;

export type System = {
  readonly machine: MachineModule;
  readonly kernel: KernelModule;
  /** How the machine's TLB forgets; default: not before a fence. Nobody may notice. */
  readonly tlb?: TlbPolicy;
};

/** The kernel and the machine of this repository. */
export const realSystem: System = { machine: realMachine, kernel: realKernel };
