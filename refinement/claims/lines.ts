// Claims about interrupt lines: the kernel's words about them, and the PLIC's.

import * as layout from "../../impl/layout/line.ts";
import { hex, u32 } from "../../lib/u32.ts";
import { MIE, MIP_MEIP, PLIC_ENABLE, PLIC_PENDING, PLIC_PRIORITIES } from "../../machine/index.ts";
import { lineIds } from "../abstraction/lines.ts";
import type { Bytes } from "../abstraction/bytes.ts";
import { evidence, type ConcreteClaim } from "./claim.ts";

/** Of the words of any machine: without devices they are all zero. */
export const lineWordsAgree: ConcreteClaim<Bytes> = {
  name: "lineWordsAgree",
  family: "ipc",
  says: "The bits of attached lines are those with an owner; none else is unmasked.",
  violations: evidence(({ reader, boot }, found) => {
    const lines = new Set((boot.devices ?? []).map(({ line }) => line + 1));
    const attached = layout.linesAttachedOf(reader);
    const unmasked = layout.linesUnmaskedOf(reader);
    let owned = 0;
    for (const id of lineIds) {
      if (layout.lineOwnerOf(reader, id) === 0) continue;
      owned = u32(owned | (1 << id));
      found.check(lines.has(id), () => `line ${id - 1} has an owner, and is no device's`);
    }
    found.check(
      attached === owned && (unmasked & ~attached) === 0,
      () => `owned ${hex(owned)}, attached ${hex(attached)}, unmasked ${hex(unmasked)}`,
    );
  }),
};

const linesAreEnabledWhileTheyAreQuiet: ConcreteClaim<Bytes> = {
  name: "linesAreEnabledWhileTheyAreQuiet",
  family: "ipc",
  says: "The PLIC has those lines enabled that are unmasked and have nothing to say.",
  violations: evidence(({ reader, machine, boot }, found) => {
    const enabled = machine.load32(PLIC_ENABLE);
    const pending = machine.load32(PLIC_PENDING);
    const quiet = u32(layout.linesUnmaskedOf(reader) & ~pending);
    found.check(enabled === quiet, () => `enabled ${hex(enabled)}, unmasked, quiet ${hex(quiet)}`);
    const mie = machine.csrRead(MIE);
    found.check((mie & MIP_MEIP) !== 0, () => `mie is ${hex(mie)}: no device is heard`);
    for (const { line } of boot.devices ?? [])
      found.check(
        machine.load32(PLIC_PRIORITIES + 4 * (line + 1)) === 1,
        () => `line ${line} has not the priority of all lines`,
      );
  }),
};

/** Looked at after every event of a machine with devices. */
export const lineClaims: readonly ConcreteClaim<Bytes>[] = [linesAreEnabledWhileTheyAreQuiet];
