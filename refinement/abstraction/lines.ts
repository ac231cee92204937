// Interrupt lines: owners and masks from the kernel's record, what is pending from the PLIC.

import { INTERRUPT_LINES } from "../../abi/index.ts";
import * as layout from "../../impl/layout/line.ts";
import { bit, hex } from "../../lib/u32.ts";
import { PLIC_PENDING } from "../../machine/index.ts";
import type { Line } from "../../spec/state.ts";
import type { Device } from "../../trace/event.ts";
import { sameLine } from "../relation/same.ts";
import { indexIn, type Bytes } from "./bytes.ts";
import { Malformed, type Read } from "./outcome.ts";
import type { Roster } from "./roster.ts";

/** A line as it was, for lines that have not changed. */
type Before = readonly Line[];

/** The lines of the devices; the same objects as in `before` where they are equal. */
export function linesOf(bytes: Bytes, roster: Roster, before: Before): Read<readonly Line[]> {
  const { devices = [] } = bytes.boot;
  if (devices.length === 0) return before;
  const unmasked = layout.linesUnmaskedOf(bytes.reader);
  const pending = bytes.machine.load32(PLIC_PENDING);
  const lines: Line[] = [];
  let changed = before.length !== devices.length;
  for (let index = 0; index < devices.length; index++) {
    const { line, frame } = devices[index] as Device;
    const id = line + 1;
    const tcb = layout.lineOwnerOf(bytes.reader, id);
    const owner = tcb === 0 ? undefined : roster.byBlock[indexIn(bytes.places.threads, tcb)];
    if (tcb !== 0 && owner === undefined)
      return new Malformed("linesMakeSense", [`line ${line} is TCB ${hex(tcb)}'s, which is dead`]);
    const masked = bit(unmasked, id) === 0;
    const now = { line, frame, owner, masked, pending: bit(pending, id) === 1 };
    const old = before[index];
    const same = old !== undefined && sameLine(old, now);
    lines.push(same ? old : now);
    if (!same) changed = true;
  }
  return changed ? lines : before;
}

/** The ids of all lines that there could be. */
export const lineIds: readonly number[] = Array.from(
  { length: INTERRUPT_LINES },
  (_, line) => line + 1,
);
