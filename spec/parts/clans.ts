// Clans and chiefs: who reaches whom, whose message goes where, and who may speak for whom.
// Source: manual, section 2.1.

import type { Relation } from "../outcome.ts";
import {
  nil,
  sameName,
  taskOf,
  type Name,
  type TaskNumber,
  type ThreadId,
  type ThreadKey,
} from "../name.ts";
import { activeTask, activeTaskAt, idOf, named, type State } from "../state.ts";
import type { Rule } from "../rules.ts";

/** The fields of an id that decide how it is reached. */
type Home = Pick<ThreadId, "task" | "chief">;

/** True iff a thread of `mine` reaches `home` without a chief between. */
function reachesDirectly(state: State, mine: TaskNumber, home: Home): boolean {
  const { chief } = activeTaskAt(state, mine);
  return (
    (home.task === mine && home.chief === chief) ||
    home.chief === chief ||
    home.chief === mine ||
    home.task === chief
  );
}

/** True iff `me` reaches `name`, living or not, without a chief between. */
export const isInReach = (state: State, me: ThreadKey, name: Name): boolean =>
  name.tag === "thread" && reachesDirectly(state, taskOf(me), name);

/** Where a message really goes, and whether that is where it was addressed. */
export type Route = { readonly to: ThreadKey; readonly redirected: boolean };

/** The living thread at which a message from `me` to `name` arrives first; undefined: nobody. */
export function route(state: State, me: ThreadKey, name: Name): Route | undefined {
  if (name.tag !== "thread") return undefined;
  const redirected = !isInReach(state, me, name);
  const to = named(state, redirected ? nearest(state, me, name).nearest : name);
  return to === undefined ? undefined : { to, redirected };
}

/** True iff `me` stands between: whatever either says to the other passes through it. */
export function standsBetween(state: State, me: ThreadKey, one: Name, other: Name): boolean {
  const first = named(state, one);
  const second = named(state, other);
  if (first === undefined || second === undefined) return false;
  const mine = idOf(state, me);
  return (
    sameName(nearest(state, first, other).nearest, mine) &&
    sameName(nearest(state, second, one).nearest, mine)
  );
}

/** Lthread 0 of an active task. */
const firstThread = (state: State, task: number): Name => {
  const { chief, version } = activeTaskAt(state, task as TaskNumber);
  return { tag: "thread", chief, task, lthread: 0, version };
};

/** The nearest ancestor of `home`, by chief, in direct reach of `mine`; undefined if none is. */
function ancestorInReach(state: State, mine: TaskNumber, home: Home): number | undefined {
  for (let number = home.chief; ;) {
    const task = activeTask(state, number);
    if (task === undefined) return undefined;
    if (reachesDirectly(state, mine, { task: number, chief: task.chief })) return number;
    number = task.chief;
  }
}

export type Nearest = { readonly nearest: Name; readonly relation: Relation; readonly rule: Rule };

/** Where a message from `me` to `name` goes first. */
export function nearest(state: State, me: ThreadKey, name: Name): Nearest {
  const mine = taskOf(me);
  if (name.tag === "nil")
    return { nearest: idOf(state, me), relation: "sameClan", rule: "idNearest.nil" };
  if (name.tag === "interrupt")
    return { nearest: name, relation: "sameClan", rule: "idNearest.interrupt" };
  if (name.tag === "thread") {
    if (reachesDirectly(state, mine, name))
      return { nearest: name, relation: "sameClan", rule: "idNearest.direct" };
    const ancestor = ancestorInReach(state, mine, name);
    if (ancestor !== undefined)
      return {
        nearest: firstThread(state, ancestor),
        relation: "inside",
        rule: "idNearest.inside",
      };
  }
  const { chief } = activeTaskAt(state, mine);
  return chief === 0
    ? { nearest: nil, relation: "outside", rule: "idNearest.kernel" }
    : { nearest: firstThread(state, chief), relation: "outside", rule: "idNearest.outside" };
}

/** How many chiefs stand above the task. */
export function depthOf(state: State, task: TaskNumber): number {
  let depth = 0;
  for (let { chief } = activeTaskAt(state, task); chief !== 0; depth++)
    ({ chief } = activeTaskAt(state, chief as TaskNumber));
  return depth;
}
