// Threads and tasks come and go. Source: manual, 2.5 and 2.6.

import { assert } from "../../lib/assert.ts";
import type { Word } from "../../lib/u32.ts";
import { taskOf, type Name, type TaskNumber, type ThreadKey } from "../name.ts";
import {
  activeTask,
  instructionAt,
  named,
  threadAt,
  threadKeys,
  withTask,
  type Activity,
  type Source,
  type State,
  type Thread,
} from "../state.ts";
import { releaseLines } from "./lines.ts";
import { act, become, by, type Progress } from "./progress.ts";
import { kernelsOpening, waiting } from "./activities.ts";
import { abandon, fail, unqueue } from "./rendezvous.ts";
import { derivedFrom, placeCode, rewriteMappings } from "./space.ts";

/** A new thread of the maker's priority and slice; without an ip it awaits its start message. */
export function newThread(
  maker: Thread,
  at: { readonly ip: Word | undefined; readonly sp: Word; readonly pager: Name },
): Thread {
  const { priority, slice } = maker;
  const source: Source = { tag: "closed", from: at.pager };
  const awaiting = waiting("start", source, kernelsOpening, "never");
  const activity: Activity = at.ip === undefined ? awaiting : { tag: "ready" };
  const ip = instructionAt(at.ip ?? 0);
  const { sp, pager } = at;
  const [transfer, queue] = [undefined, []];
  return { ip, sp, pager, priority, slice, remaining: slice, activity, transfer, queue };
}

/** True iff the pool has a thread left. */
export const hasThreadLeft = (state: State): boolean =>
  threadKeys(state).length < state.limits.threads;

/** The task and, recursively, every task of its clan. */
export function clanOf(state: State, root: TaskNumber): ReadonlySet<number> {
  const clan = new Set<number>([root]);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const chief of clan)
    for (let number = 1; number < state.tasks.length; number++)
      if (activeTask(state, number)?.chief === chief) clan.add(number);
  return clan;
}

/** Manual, 2.6 (A): the task and its clan are deleted in one step; their numbers go to `heir`. */
export function deleteClan(before: Progress, root: TaskNumber, heir: TaskNumber): Progress {
  const clan = clanOf(before.state, root);
  assert(!clan.has(heir), "the caller is never in the clan that it deletes");
  let p = tellSurvivors(by(before, "taskNew.deletes"), clan);
  p = become(p, withoutMappingsOf(p.state, clan));
  for (let number = 1; number < p.state.tasks.length; number++) {
    const task = p.state.tasks[number];
    if (task?.tag === "active" && clan.has(number))
      p = become(
        p,
        withTask(p.state, number, { tag: "inactive", owner: heir, lastVersion: task.version }),
      );
    if (task?.tag === "inactive" && clan.has(task.owner))
      p = become(
        p,
        withTask(p.state, number, {
          tag: "inactive",
          owner: heir,
          lastVersion: task.lastVersion,
        }),
      );
  }
  return releaseLines(p);
}

/** Whoever waits for, or polls on, a thread of the clan is told; no queue holds the dead. */
function tellSurvivors(before: Progress, clan: ReadonlySet<number>): Progress {
  let p = before;
  for (const key of threadKeys(before.state)) {
    const dies = clan.has(taskOf(key));
    const { activity, transfer } = threadAt(p.state, key);
    const loses = !dies && transfer !== undefined && clan.has(taskOf(transfer.partner));
    const ends = !dies && (loses || dependsOn(before.state, activity, clan));
    if (dies || ends) p = become(p, unqueue(p.state, key));
    if (loses) p = by(abandon(p, key, "aborted"), "death.abortsTransfers");
    else if (ends) p = partnerDied(p, key);
  }
  return p;
}

/** True iff what the thread does ends with the death of these tasks. */
function dependsOn(state: State, activity: Activity, clan: ReadonlySet<number>): boolean {
  const isDoomed = (name: Name): boolean => {
    const key = named(state, name);
    return key !== undefined && clan.has(taskOf(key));
  };
  // A message may be on its way through somebody; a fault is its pager's all the same.
  if (activity.tag === "polling") {
    const isFault = activity.purpose !== "ipc";
    return clan.has(taskOf(activity.to)) || (isFault && isDoomed(activity.envelope.to));
  }
  if (activity.tag !== "waiting" || activity.purpose === "start") return false;
  return activity.source.tag === "closed" && isDoomed(activity.source.from);
}

/** No partner; within a fault: no pager. */
function partnerDied(p: Progress, key: ThreadKey): Progress {
  const { activity } = threadAt(p.state, key);
  if (activity.tag !== "polling" && activity.tag !== "waiting") return p;
  if (activity.purpose !== "ipc") return by(act(p, key, { tag: "faulted" }), "death.tellsFaulting");
  const phase = activity.tag === "polling" ? "send" : "receive";
  return by(fail(p, key, phase, "noPartner"), "death.tellsPartners");
}

/** All mappings of these tasks and all derived from them are gone. */
function withoutMappingsOf(state: State, clan: ReadonlySet<number>): State {
  const roots = new Set<number>();
  for (const number of clan)
    for (const { page } of activeTask(state, number)?.space ?? [])
      roots.add(placeCode(number, page));
  const derived = derivedFrom(state, roots);
  return rewriteMappings(state, (m, task) =>
    clan.has(task) || derived.has(placeCode(task, m.page)) ? undefined : m,
  );
}
