// Claims about bytes: what must be true of the kernel's memory and of the hart between two events.

import { hex, type Word } from "../../lib/u32.ts";
import type { Family } from "../../spec/claim.ts";
import type { Bytes } from "../abstraction/bytes.ts";

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

const nothing: readonly string[] = [];
// Mostly nothing is found, and what is still empty serves the next one.
let spare: Evidence | undefined;

/** The violations that `gather` finds. */
export const evidence =
  <Part>(gather: (part: Part, found: Evidence) => void) =>
  (part: Part): readonly string[] => {
    const found = spare ?? new Evidence();
    spare = undefined;
    gather(part, found);
    if (found.lines.length > 0) return found.lines;
    spare = found;
    return nothing;
  };

/** Checks the words from `start` to `end`, but for the one at `except`. */
export function checkZero(
  { tracking, reader }: Bytes,
  start: Word,
  end: Word,
  found: Evidence,
  except?: Word,
): void {
  let address = tracking.firstSet(start, end);
  for (; address < end; address = tracking.firstSet(address + 4, end))
    if (address !== except)
      found.lines.push(`the word at ${hex(address)} is ${hex(reader.load32(address))}`);
}
