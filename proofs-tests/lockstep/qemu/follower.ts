// The same computer once more, with its code translated as soon as it was executed twice: it does
// many steps at once, where the other does them one by one beside QEMU.

import * as m from "../../../machine/index.ts";
import type { Machine } from "../../../machine/index.ts";

/** After so many steps all of both is compared. */
const COMPARED_EVERY = 1000;

export class Follower {
  private readonly machine: Machine;
  /** Steps that are still to be done. */
  private due = 0;
  private sinceCompared = 0;

  constructor(machine: Machine) {
    this.machine = machine;
  }

  /** Steps that translated code has done. */
  get translatedSteps(): number {
    return this.machine.translatedSteps;
  }

  /** The leader has done one step; now and then the answer is what differs. */
  stepped(leader: Machine): string | undefined {
    this.due++;
    this.sinceCompared++;
    return this.sinceCompared < COMPARED_EVERY ? undefined : this.difference(leader);
  }

  /** What differs after as many steps. */
  difference(leader: Machine): string | undefined {
    this.catchUp();
    this.sinceCompared = 0;
    const says = m.sameMachine(this.machine.snapshot(), leader.snapshot());
    return says && `translated code, after ${leader.instret} instructions: ${says}`;
  }

  /** Does to both what is no step: `change` is asked for each. */
  change(leader: Machine, change: (machine: Machine) => void): void {
    this.catchUp();
    change(this.machine);
    change(leader);
  }

  private catchUp(): void {
    this.machine.run(this.due);
    this.due = 0;
  }
}
