import {
  A0,
  A1,
  chiefOf,
  NEAREST_INSIDE,
  NEAREST_OUTSIDE,
  NEAREST_SAME_CLAN,
  NIL,
  taskOf,
} from "../../abi/index.ts";
import { idOf, registerOf, setRegister } from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { nearestTo } from "../parts/clans.ts";
import { reschedule } from "../parts/schedule.ts";

/**
 * id_nearest: where a message to a0 would arrive first (a0), and how that lies to the caller (a1).
 *
 * Pre     `caller` runs.
 * Post    The answer is in its a0 and a1.
 * Errors  None: dead and unknown ids are answered from their fields and the chiefs of the living.
 * Source  Manual, 2.1.
 */
export function idNearest(m: TrapPort, caller: number): void {
  const id = registerOf(m, caller, A0);
  const nearest = nearestTo(m, idOf(m, caller), id);
  setRegister(m, caller, A0, nearest);
  setRegister(m, caller, A1, typeOf(idOf(m, caller), id, nearest));
  reschedule(m);
}

/** How `id`, to which the way is through `nearest`, lies to the thread with id `own`. */
function typeOf(own: number, id: number, nearest: number): number {
  if (id === NIL || id === nearest) return NEAREST_SAME_CLAN;
  // The way out is the own chief, or nil for the kernel: both have the number of the chief.
  return taskOf(nearest) === chiefOf(own) ? NEAREST_OUTSIDE : NEAREST_INSIDE;
}
