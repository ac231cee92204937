// The ways on which something can pass in a step: from whoever has a message to whoever it is for.

import type { Step } from "../claim.ts";
import type { ThreadKey } from "../name.ts";
import { route } from "../parts/clans.ts";
import { findThread, threadAt, threadKeys } from "../state.ts";

/** From a sender to whom its message reaches first. */
export type Way = { readonly from: ThreadKey; readonly to: ThreadKey };

/** Every way of a message that polls, is being copied, or is sent in the step. */
export function waysIn({ before, event }: Step): readonly Way[] {
  const ways: Way[] = [];
  for (const from of threadKeys(before)) {
    const { activity, transfer } = threadAt(before, from);
    if (activity.tag === "polling") ways.push({ from, to: activity.to });
    if (transfer?.role === "sender") ways.push({ from, to: transfer.partner });
  }
  const me = before.running;
  if (event.tag !== "ipc" || event.message === undefined || me === undefined) return ways;
  const to = route(before, me, event.to)?.to;
  if (to !== undefined && findThread(before, to) !== undefined) ways.push({ from: me, to });
  return ways;
}
