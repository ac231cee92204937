import { match } from "ts-pattern";
import type { Event } from "../event.ts";
import { any, nil, taskOf, type Name, type ThreadKey } from "../name.ts";
import type { Outcomes, ThreadStateReport } from "../outcome.ts";
import { by, change, give, type Progress } from "../parts/progress.ts";
import { schedulingPoint } from "../parts/schedule.ts";
import type { Rule } from "../rules.ts";
import {
  activeTaskAt,
  idOf,
  named,
  threadAt,
  type Purpose,
  type Source,
  type State,
} from "../state.ts";

const SLICE_MAX = 65535;

/**
 * threadSchedule(thread, priority, slice): read and set how a thread is scheduled.
 *
 * Pre     `me` runs.
 * Post    Results from before the change; then priority and slice are set where given. A slice that
 *         is set starts at once.
 * Errors  refused: no such living thread, its priority or the new one beyond my task's mcp, or a
 *         priority or slice out of range. No effect at all.
 * Frame   The thread's priority, slice and remaining slice.
 * Source  Manual, 2.4.
 */
export function threadSchedule(
  p: Progress,
  me: ThreadKey,
  call: Extract<Event, { tag: "threadSchedule" }>,
): Outcomes {
  const key = named(p.state, call.thread);
  const refusal = refusalOf(p.state, me, key, call);
  if (key === undefined || refusal !== undefined) {
    const refused = give(by(p, refusal ?? "threadSchedule.noThread"), me, { tag: "refused" });
    return schedulingPoint([refused], { previous: me });
  }
  const { priority, slice, remaining } = threadAt(p.state, key);
  const report = reportOf(p.state, key);
  const told = give(p, me, { tag: "threadSchedule", priority, slice, report });
  const sets = call.priority !== undefined || call.slice !== undefined;
  const set = change(by(told, sets ? "threadSchedule.sets" : "threadSchedule.reads"), key, {
    priority: call.priority ?? priority,
    slice: call.slice ?? slice,
    remaining: call.slice ?? remaining,
  });
  return schedulingPoint([set], { previous: me });
}

function refusalOf(
  state: State,
  me: ThreadKey,
  key: ThreadKey | undefined,
  call: { readonly priority: number | undefined; readonly slice: number | undefined },
): Rule | undefined {
  const { mcp } = activeTaskAt(state, taskOf(me));
  if (key === undefined) return "threadSchedule.noThread";
  if (threadAt(state, key).priority > mcp) return "threadSchedule.overMcp";
  const { priority, slice } = call;
  if (priority !== undefined && (priority < 1 || priority > mcp))
    return "threadSchedule.badPriority";
  if (slice !== undefined && (slice < 1 || slice > SLICE_MAX)) return "threadSchedule.badSlice";
  return undefined;
}

/** What a thread is doing, in the words of the call. */
export function reportOf(state: State, key: ThreadKey): ThreadStateReport {
  const { activity, transfer } = threadAt(state, key);
  // Who has met a fault in a transfer is still in that; who has no pager for it is faulted.
  if (transfer !== undefined && activity.tag !== "faulted") {
    const within = activity.tag === "transferring" ? undefined : "pageFault";
    return { activity: "transferring", within, partner: idOf(state, transfer.partner) };
  }
  const withinFault = (purpose: Purpose): ThreadStateReport["within"] =>
    purpose === "ipc" ? undefined : purpose;
  return match(activity)
    .with({ tag: "ready" }, { tag: "transferring" }, { tag: "faulted" }, ({ tag }) => ({
      activity: tag,
      within: undefined,
      partner: nil,
    }))
    .with({ tag: "polling" }, ({ tag, purpose, to }) => ({
      activity: tag,
      within: withinFault(purpose),
      partner: idOf(state, to),
    }))
    .with({ tag: "waiting", purpose: "start" }, ({ source }) => ({
      activity: "awaitingStart" as const,
      within: undefined,
      partner: nameOf(source),
    }))
    .with({ tag: "waiting" }, ({ tag, purpose, source }) => ({
      activity: tag,
      within: purpose === "start" ? undefined : withinFault(purpose),
      partner: nameOf(source),
    }))
    .exhaustive();
}

const nameOf = (source: Source): Name => (source.tag === "open" ? any : source.from);
