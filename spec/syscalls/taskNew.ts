import type { Event } from "../event.ts";
import {
  nil,
  taskNumber,
  taskOf,
  threadKey,
  type Name,
  type TaskNumber,
  type ThreadKey,
} from "../name.ts";
import type { Memory, Outcomes } from "../outcome.ts";
import { depthOf } from "../parts/clans.ts";
import { deleteClan, hasThreadLeft, newThread } from "../parts/lifecycle.ts";
import { become, by, give, type Progress } from "../parts/progress.ts";
import { schedulingPoint } from "../parts/schedule.ts";
import type { Rule } from "../rules.ts";
import { activeTask, activeTaskAt, threadAt, withTask, type State, type Task } from "../state.ts";

type Call = Extract<Event, { tag: "taskNew" }>;
const VERSION_MAX = 1023;

/**
 * taskNew(task, …): delete a task with its clan, hand its number over, or make it anew.
 *
 * Pre     `me` runs.
 * Post    (A) An active task is deleted with its clan. (B) Without a pager the number is inactive
 *         and has an owner. (C) With one, a new task of mine lives, with one thread.
 * Errors  nil: not mine, too deep, no version left, no thread or memory left. Nothing is deleted.
 * Frame   The clan, its partners, and all that was derived from its mappings.
 * Source  Manual, 2.6.
 */
export function taskNew(p: Progress, me: ThreadKey, call: Call, memory: Memory): Outcomes {
  const refusal = refusalOf(p.state, me, call);
  if (refusal !== undefined || call.task.tag !== "thread")
    return refused(p, me, refusal ?? "taskNew.noSuchTask");
  const number = taskNumber(call.task.task);
  const wasActive = activeTask(p.state, number) !== undefined;
  const cleared = wasActive ? deleteClan(p, number, taskOf(me)) : p;
  if (call.pager.tag === "nil") return handOver(cleared, me, number, call);
  const made = create(cleared, me, number, call);
  // A task that is replaced gives back what the new one needs.
  if (wasActive || memory === "plentiful") return made;
  return [made[0], ...made.slice(1), ...refused(p, me, "taskNew.outOfMemory")];
}

/** The ladder of refusals, in the order of decision 0001. */
function refusalOf(state: State, me: ThreadKey, call: Call): Rule | undefined {
  const { task: name, pager } = call;
  if (name.tag !== "thread" || name.task < 1) return "taskNew.noSuchTask";
  const task = state.tasks[name.task];
  if (task === undefined) return "taskNew.noSuchTask";
  if (!isMine(task, taskOf(me), name)) return "taskNew.notMine";
  if (pager.tag === "nil") return undefined;
  if (depthOf(state, taskOf(me)) >= state.limits.depthMax) return "taskNew.tooDeep";
  const last = task.tag === "active" ? task.version : task.lastVersion;
  if (last >= VERSION_MAX) return "taskNew.retired";
  if (task.tag === "inactive" && !hasThreadLeft(state)) return "taskNew.poolEmpty";
  return undefined;
}

const isMine = (task: Task, mine: TaskNumber, name: Extract<Name, { tag: "thread" }>): boolean =>
  task.tag === "inactive"
    ? task.owner === mine
    : task.chief === mine && name.chief === mine && name.version === task.version;

/** (B): the number stays or becomes inactive. */
function handOver(p: Progress, me: ThreadKey, number: TaskNumber, call: Call): Outcomes {
  const heir = livingTask(p.state, call.owner);
  const owner = heir ?? taskOf(me);
  const { lastVersion } = p.state.tasks[number] as Extract<Task, { tag: "inactive" }>;
  const given = withTask(p.state, number, { tag: "inactive", owner, lastVersion });
  const ruled = by(p, heir === undefined ? "taskNew.keeps" : "taskNew.handsOver");
  const lthread = call.task.tag === "thread" ? call.task.lthread : 0;
  const id: Name = { tag: "thread", chief: taskOf(me), task: number, lthread, version: 0 };
  const told = give(become(ruled, given), me, { tag: "taskNew", id });
  return schedulingPoint([told], { previous: me });
}

/** The task of an id, if that very incarnation lives. */
function livingTask(state: State, name: Name): TaskNumber | undefined {
  if (name.tag !== "thread") return undefined;
  const task = activeTask(state, name.task);
  const lives = task?.chief === name.chief && task.version === name.version;
  return lives ? taskNumber(name.task) : undefined;
}

/** (C): a new task, child of mine. */
function create(p: Progress, me: ThreadKey, number: TaskNumber, call: Call): Outcomes {
  const chief = taskOf(me);
  const { lastVersion } = p.state.tasks[number] as Extract<Task, { tag: "inactive" }>;
  const version = lastVersion + 1;
  const mcp = Math.min(activeTaskAt(p.state, chief).mcp, call.mcp);
  const { ip, sp, pager } = call;
  const thread = newThread(threadAt(p.state, me), { ip, sp, pager });
  const task: Task = { tag: "active", chief, version, mcp, threads: [thread], space: [] };
  const rule = ip === undefined ? "taskNew.createsAwaiting" : "taskNew.creates";
  const made = become(by(p, rule), withTask(p.state, number, task));
  const key = threadKey(number, 0);
  const zeroed = give(made, key, { tag: "created" });
  const id: Name = { tag: "thread", chief, task: number, lthread: 0, version };
  return schedulingPoint([give(zeroed, me, { tag: "taskNew", id })], { previous: me });
}

const refused = (p: Progress, me: ThreadKey, rule: Rule): Outcomes =>
  schedulingPoint([give(by(p, rule), me, { tag: "taskNew", id: nil })], { previous: me });
