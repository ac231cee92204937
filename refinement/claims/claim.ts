// Claims about bytes: what must be true of the kernel's memory and of the hart between two events.

import type { Family } from "../../spec/claim.ts";

/** A claim about some part of the machine. `violations` are the evidence, empty when it holds. */
export type ConcreteClaim<Part> = {
  readonly name: string;
  readonly family: Family;
  readonly says: string;
  readonly violations: (part: Part) => readonly string[];
};

/** Evidence that is gathered as it is found. */
export class Evidence {
  readonly lines: string[] = [];
  /** Adds `what()` unless `holds`. */
  check(holds: boolean, what: () => string): void {
    if (!holds) this.lines.push(what());
  }
}

/** The violations that `gather` finds. */
export const evidence =
  <Part>(gather: (part: Part, found: Evidence) => void) =>
  (part: Part): readonly string[] => {
    const found = new Evidence();
    gather(part, found);
    return found.lines;
  };
