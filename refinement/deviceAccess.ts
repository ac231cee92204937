// Accesses to the registers of devices. What a device answers is no business of the kernel's, and a
// write could make it do anything: no check does such a thing.

import type { Word } from "../lib/u32.ts";
import { taskOf, type ThreadKey } from "../spec/name.ts";
import { mappingAt } from "../spec/parts/space.ts";
import type { State } from "../spec/state.ts";
import type { ThreadEvent } from "../trace/event.ts";

/** True iff the page of `address` is one of a device's in the thread's space. */
export function isDevicePage(state: State, key: ThreadKey, address: Word): boolean {
  if (state.lines.length === 0) return false;
  const frame = mappingAt(state, taskOf(key), address >>> 12)?.frame;
  return state.lines.some((line) => line.frame === frame);
}

/** Why a load or store of the running thread is no part of a check, if that is so. */
export function touchesDevice(state: State, event: ThreadEvent): string | undefined {
  if (event.event !== "load" && event.event !== "store") return undefined;
  return state.running !== undefined && isDevicePage(state, state.running, event.address)
    ? "what a device answers is not the kernel's doing"
    : undefined;
}
