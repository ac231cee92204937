import {
  A0,
  A1,
  ANY,
  chiefOf,
  isInterruptId,
  NEAREST_INSIDE,
  NEAREST_OUTSIDE,
  NEAREST_SAME_CLAN,
  NIL,
} from "../../abi/index.ts";
import { chiefOf as chiefOfTask, idOf, registerOf, setRegister } from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { idInTask, isActive, reachesDirectly } from "../parts/ids.ts";
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
  const own = idOf(m, caller);
  if (id === NIL) answer(m, caller, own, NEAREST_SAME_CLAN);
  else if (isInterruptId(id)) answer(m, caller, id, NEAREST_SAME_CLAN);
  else if (id !== ANY && reachesDirectly(own, id)) answer(m, caller, id, NEAREST_SAME_CLAN);
  else answerThroughChiefs(m, caller, id === ANY ? 0 : ancestorInReach(m, own, id));
  reschedule(m);
}

/** Through `ancestor`, whose clan the id is in, if there is one; else through the own chief. */
function answerThroughChiefs(m: TrapPort, caller: number, ancestor: number): void {
  const chief = chiefOf(idOf(m, caller));
  if (ancestor !== 0) answer(m, caller, idInTask(m, ancestor, 0), NEAREST_INSIDE);
  // The chief of σ0 and root is the kernel, which has no name.
  else if (chief === 0) answer(m, caller, NIL, NEAREST_OUTSIDE);
  else answer(m, caller, idInTask(m, chief, 0), NEAREST_OUTSIDE);
}

/** The first task among the living ancestors of `id` that `own` reaches directly, or 0. */
function ancestorInReach(m: TrapPort, own: number, id: number): number {
  let ancestor = chiefOf(id);
  while (isActive(m, ancestor)) {
    if (reachesDirectly(own, idInTask(m, ancestor, 0))) return ancestor;
    ancestor = chiefOfTask(m, ancestor);
  }
  return 0;
}

function answer(m: TrapPort, caller: number, nearest: number, type: number): void {
  setRegister(m, caller, A0, nearest);
  setRegister(m, caller, A1, type);
}
