// The real kernel with every load and store counted: what a path through it costs.

import { realSystem, type System } from "../../refinement/index.ts";
import type { TrapPort } from "../../machine/index.ts";

/** What the kernel did in some traps. */
export type Cost = {
  /** Modelled cycles of the machine, the trapping instruction included. */
  readonly cycles: number;
  /** Different words of memory that were loaded or stored. */
  readonly words: number;
  readonly loads: number;
  readonly stores: number;
  /** How often the kernel was entered. */
  readonly entries: number;
  /** The thread whose instruction is the next, "task.lthread". */
  readonly runs: string;
};

/** Counts since it was made. */
export class Counter {
  loads = 0;
  stores = 0;
  entries = 0;
  readonly words: Set<number> = new Set();

  /** The real kernel, counted. */
  readonly system: System = {
    ...realSystem,
    kernel: {
      ...realSystem.kernel,
      trap: (port) => {
        this.entries++;
        realSystem.kernel.trap(this.counting(port));
      },
    },
  };

  /** Begins anew. */
  clear(): void {
    this.loads = this.stores = this.entries = 0;
    this.words.clear();
  }

  private counting(port: TrapPort): TrapPort {
    return {
      load32: (address) => {
        this.loads++;
        this.words.add(address);
        return port.load32(address);
      },
      store32: (address, value) => {
        this.stores++;
        this.words.add(address);
        port.store32(address, value);
      },
      readRegister: (n) => port.readRegister(n),
      writeRegister: (n, value) => port.writeRegister(n, value),
      csrRead: (csr) => port.csrRead(csr),
      csrWrite: (csr, value) => port.csrWrite(csr, value),
      fence: (address, asid) => port.fence(address, asid),
      fenceAsid: (asid) => port.fenceAsid(asid),
      fencePage: (address) => port.fencePage(address),
      fenceAll: () => port.fenceAll(),
      mret: () => port.mret(),
      waitForInterrupt: () => port.waitForInterrupt(),
    };
  }
}
