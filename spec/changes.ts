// What differs between two states. States share what has not changed, so that "the same" is mostly
// one comparison of references; what is equal but not the same object may count as changed.

import { threadKey, type ThreadKey } from "./name.ts";
import { activeTask, type ActiveTask, type State, type Task, type Thread } from "./state.ts";

/**
 * A part of a state that a claim may read.
 *
 * heads: everything about tasks but threads and pages; living: which threads there are, and so all
 * about those that come; activities (with transfers) and queues: of threads; budgets: their
 * priorities, slices and what is left of them; places: their ips, sps and pagers; spaces: all
 * mappings; the others are fields of the state.
 */
export type Part =
  | "heads"
  | "living"
  | "activities"
  | "queues"
  | "budgets"
  | "places"
  | "spaces"
  | "frames"
  | "lines"
  | "running"
  | "now";

/** Which part each field of a thread belongs to. */
export const partOfField: { readonly [Key in keyof Thread]: Part } = {
  ip: "places",
  sp: "places",
  pager: "places",
  priority: "budgets",
  slice: "budgets",
  remaining: "budgets",
  activity: "activities",
  transfer: "activities",
  queue: "queues",
};
type Field = keyof typeof partOfField;
const fields = Object.keys(partOfField) as Field[];

/** Which part each field of a state is, but for the limits, which never change, and the tasks. */
export const partOfState: {
  readonly [Key in Exclude<keyof State, "limits" | "tasks">]: Part;
} = { now: "now", running: "running", frames: "frames", lines: "lines" };
type StateField = keyof typeof partOfState;
const stateFields = Object.keys(partOfState) as StateField[];

export type Changes = {
  /** The parts that differ. */
  readonly parts: ReadonlySet<Part>;
  /** Threads that are not the same object, or live in one of the two only; ascending. */
  readonly threads: readonly ThreadKey[];
};

// A memo of the last question: many claims ask about the same step, and states never change.
let known: { readonly before: State; readonly after: State; readonly changes: Changes } | undefined;

/** What is different in `after`. */
export function changesBetween(before: State, after: State): Changes {
  if (known?.after === after && known.before === before) return known.changes;
  const changes = compare(before, after);
  known = { before, after, changes };
  return changes;
}

/** Threads that are not the same object in `after`, or live in one of the two states only. */
export const changedThreads = (before: State, after: State): readonly ThreadKey[] =>
  changesBetween(before, after).threads;

function compare(before: State, after: State): Changes {
  const parts = new Set<Part>();
  const threads: ThreadKey[] = [];
  for (const field of stateFields)
    if (before[field] !== after[field]) parts.add(partOfState[field]);
  if (before.tasks === after.tasks) return { parts, threads };
  const count = Math.max(before.tasks.length, after.tasks.length);
  for (let number = 0; number < count; number++) {
    const [a, b] = [before.tasks[number], after.tasks[number]];
    if (a === b) continue;
    if (a === undefined || b === undefined || !sameHead(a, b)) parts.add("heads");
    const [was, is] = [activeTask(before, number), activeTask(after, number)];
    if (was?.space !== is?.space) parts.add("spaces");
    if (was?.threads !== is?.threads) compareThreads(number, was, is, parts, threads);
  }
  return { parts, threads };
}

function compareThreads(
  task: number,
  was: ActiveTask | undefined,
  is: ActiveTask | undefined,
  parts: Set<Part>,
  threads: ThreadKey[],
): void {
  const count = Math.max(was?.threads.length ?? 0, is?.threads.length ?? 0);
  for (let lthread = 0; lthread < count; lthread++) {
    const [a, b] = [was?.threads[lthread], is?.threads[lthread]];
    if (a === b) continue;
    threads.push(threadKey(task, lthread));
    if (a === undefined || b === undefined) parts.add("living");
    else compareFields(a, b, parts);
  }
}

function compareFields(a: Thread, b: Thread, parts: Set<Part>): void {
  for (const field of fields)
    if (a[field] !== b[field] && !sameField(field, a, b)) parts.add(partOfField[field]);
}

/** Empty queues are alike, and so is being ready, or faulted: these objects are made anew often. */
function sameField(field: Field, a: Thread, b: Thread): boolean {
  if (field === "queue") return a.queue.length + b.queue.length === 0;
  if (field !== "activity" || a.activity.tag !== b.activity.tag) return false;
  return a.activity.tag === "ready" || a.activity.tag === "faulted";
}

/** True iff two tasks are alike but for their threads and pages. */
export function sameHead(a: Task, b: Task): boolean {
  if (a.tag === "active" && b.tag === "active")
    return a.chief === b.chief && a.version === b.version && a.mcp === b.mcp;
  if (a.tag === "inactive" && b.tag === "inactive")
    return a.owner === b.owner && a.lastVersion === b.lastVersion;
  return false;
}
