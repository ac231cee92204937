import type { Event } from "../event.ts";
import { LTHREADS, taskOf, threadKey, type ThreadKey } from "../name.ts";
import type { Outcomes } from "../outcome.ts";
import { hasThreadLeft, newThread } from "../parts/lifecycle.ts";
import { act, become, by, change, give, type Progress } from "../parts/progress.ts";
import { endTransfer, fail, unqueue } from "../parts/rendezvous.ts";
import { schedulingPoint } from "../parts/schedule.ts";
import type { Rule } from "../rules.ts";
import { findThread, instructionAt, threadAt, withThread } from "../state.ts";

type Call = Extract<Event, { tag: "lthreadExRegs" }>;

/**
 * lthreadExRegs(lthread, ip, sp, pager): read and set a thread of my task, or make one.
 *
 * Pre     `me` runs; its ip is the instruction after the call.
 * Post    An existing thread: the old values are in my registers, the new ones are set; with an ip
 *         its IPC, fault or start wait has ended and it is ready. An inactive one: it exists.
 * Errors  refused: no such number; an inactive one and no sp, or the pool is empty. No effect.
 * Frame   That thread; with an ip, the queue in which it polled and its partner in a transfer.
 * Source  Manual, 2.5.
 */
export function lthreadExRegs(p: Progress, me: ThreadKey, call: Call): Outcomes {
  if (call.lthread >= LTHREADS) return refused(p, me, "lthreadExRegs.noSuchNumber");
  const key = threadKey(taskOf(me), call.lthread);
  return findThread(p.state, key) === undefined ? create(p, me, key, call) : set(p, me, key, call);
}

function set(p: Progress, me: ThreadKey, key: ThreadKey, call: Call): Outcomes {
  const { ip, sp, pager } = threadAt(p.state, key);
  const told = give(p, me, { tag: "lthreadExRegs", old: { ip, sp, pager } });
  const free = call.ip === undefined ? by(told, "lthreadExRegs.reads") : interrupt(told, key);
  const changed = change(free, key, {
    ip: instructionAt(call.ip ?? ip),
    sp: call.sp ?? sp,
    pager: call.pager ?? pager,
  });
  return schedulingPoint([changed], { previous: me });
}

/** Whatever keeps the thread from running ends, each in its own way. */
function interrupt(p: Progress, key: ThreadKey): Progress {
  const { activity, transfer } = threadAt(p.state, key);
  if (activity.tag === "ready") return by(p, "lthreadExRegs.continues");
  if (activity.tag === "transferring" || transfer !== undefined)
    return endTransfer(by(p, "lthreadExRegs.aborts"), key, "aborted");
  const alone = become(p, unqueue(p.state, key));
  if (activity.tag === "faulted" || activity.purpose !== "ipc")
    return act(by(alone, "lthreadExRegs.dropsFault"), key, { tag: "ready" });
  const phase = activity.tag === "polling" ? "send" : "receive";
  return fail(by(alone, "lthreadExRegs.cancels"), key, phase, "cancelled");
}

function create(p: Progress, me: ThreadKey, key: ThreadKey, call: Call): Outcomes {
  if (call.sp === undefined) return refused(p, me, "lthreadExRegs.noStack");
  if (!hasThreadLeft(p.state)) return refused(p, me, "lthreadExRegs.poolEmpty");
  const maker = threadAt(p.state, me);
  const { ip, sp } = call;
  const thread = newThread(maker, { ip, sp, pager: call.pager ?? maker.pager });
  const rule = ip === undefined ? "lthreadExRegs.createsAwaiting" : "lthreadExRegs.creates";
  const made = become(by(p, rule), withThread(p.state, key, thread));
  const zeroed = give(made, key, { tag: "created" });
  const told = give(zeroed, me, { tag: "lthreadExRegs", old: undefined });
  return schedulingPoint([told], { previous: me });
}

const refused = (p: Progress, me: ThreadKey, rule: Rule): Outcomes =>
  schedulingPoint([give(by(p, rule), me, { tag: "refused" })], { previous: me });
