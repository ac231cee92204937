// A tick of the clock. Source: manual, 1.3 and S4 of section 4.

import type { ThreadKey } from "./name.ts";
import type { Outcomes } from "./outcome.ts";
import { become, by, change, type Progress } from "./parts/progress.ts";
import { endTransfer, fail, unqueue } from "./parts/rendezvous.ts";
import { schedulingPoint } from "./parts/schedule.ts";
import { threadAt, threadKeys, withTime, type State } from "./state.ts";

/** Time passes; deadlines fire; the running thread is charged; then a scheduling point. */
export function tick(before: Progress): Outcomes {
  const now = before.state.now + 1;
  let p = become(by(before, "tick.passes"), withTime(before.state, now));
  for (const key of expired(p.state)) p = timeOut(p, key);
  const { running } = p.state;
  if (running === undefined) return schedulingPoint([p], { previous: undefined });
  const { slice, remaining } = threadAt(p.state, running);
  if (remaining > 1)
    return schedulingPoint([change(p, running, { remaining: remaining - 1 })], {
      previous: running,
    });
  const refilled = change(by(p, "tick.sliceEnds"), running, { remaining: slice });
  return schedulingPoint([refilled], { previous: running, yields: true });
}

/** Whose deadline has come, in the order in which they fire: deadline, task, lthread. */
function expired(state: State): readonly ThreadKey[] {
  const due: { key: ThreadKey; deadline: number }[] = [];
  for (const key of threadKeys(state)) {
    const { activity } = threadAt(state, key);
    if (activity.tag === "ready" || activity.tag === "faulted") continue;
    const { deadline } = activity;
    if (deadline !== "never" && deadline <= state.now) due.push({ key, deadline });
  }
  if (due.length > 1) due.sort((a, b) => a.deadline - b.deadline || a.key - b.key);
  return due.map(({ key }) => key);
}

function timeOut(p: Progress, key: ThreadKey): Progress {
  const { activity } = threadAt(p.state, key);
  // Its patience with a fault in its partner's space is at its end.
  if (activity.tag === "transferring")
    return endTransfer(by(p, "tick.transferTimeout"), key, "Partner");
  if (activity.tag !== "polling")
    return fail(by(p, "tick.receiveTimeout"), key, "receive", "timeout");
  const alone = become(p, unqueue(p.state, key));
  return fail(by(alone, "tick.sendTimeout"), key, "send", "timeout");
}
