// What differs between two states. States share what has not changed, so that "the same" is mostly
// one comparison of references; what is equal but not the same object may count as changed.

import { rememberedOfTwo } from "../lib/remembered.ts";
import { threadKey, type ThreadKey } from "./name.ts";
import {
  activeTask,
  type ActiveTask,
  type Mapping,
  type State,
  type Task,
  type Thread,
} from "./state.ts";

/**
 * A part of a state that a claim may read.
 *
 * heads: everything about tasks but threads and pages; living: which threads there are, and so all
 * about those that come; activities, transfers and queues: of threads; budgets: their
 * priorities, slices and what is left of them; places: their ips, sps and pagers; spaces: all
 * mappings; the others are fields of the state.
 */
export const parts = [
  "heads",
  "living",
  "activities",
  "transfers",
  "queues",
  "budgets",
  "places",
  "spaces",
  "frames",
  "lines",
  "running",
  "now",
] as const;
export type Part = (typeof parts)[number];

/** Some parts, as a set: bit n stands for the n-th of `parts`. A set of bits is made in no time. */
export type PartSet = number;

/** The parts of a list as a set. */
export const setOf = (among: readonly Part[]): PartSet =>
  among.reduce((set, part) => set | bitOf[part], 0);

const bitOf = Object.fromEntries(parts.map((part, index) => [part, 1 << index])) as Readonly<
  Record<Part, PartSet>
>;

export type Changes = {
  /** The parts that differ. */
  readonly parts: PartSet;
  /** Threads that are not the same object, or live in one of the two only; ascending. */
  readonly threads: readonly ThreadKey[];
};

/** What is different in `after`. Many claims ask about the same step. */
export const changesBetween: (before: State, after: State) => Changes = rememberedOfTwo(compare);

/** True iff `part` is not the same in `after`. */
export const differsIn = (part: Part, before: State, after: State): boolean =>
  (changesBetween(before, after).parts & bitOf[part]) !== 0;

/** Threads that are not the same object in `after`, or live in one of the two states only. */
export const changedThreads = (before: State, after: State): readonly ThreadKey[] =>
  changesBetween(before, after).threads;

/** A page whose mapping is not the same after a step. */
export type PageChange = {
  readonly task: number;
  readonly page: number;
  readonly was: Mapping | undefined;
  readonly is: Mapping | undefined;
};

/** The pages whose mappings differ, by task and page. */
export const changedPages: (before: State, after: State) => readonly PageChange[] = rememberedOfTwo(
  (before, after) => {
    const pages: PageChange[] = [];
    if (!differsIn("spaces", before, after)) return pages;
    const count = Math.max(before.tasks.length, after.tasks.length);
    for (let task = 1; task < count; task++) {
      const was = activeTask(before, task)?.space ?? noSpace;
      const is = activeTask(after, task)?.space ?? noSpace;
      if (was !== is) comparePages(task, was, is, pages);
    }
    return pages;
  },
);

const noSpace: readonly Mapping[] = [];

/** Both spaces are ascending by page; what differs is put to `pages`. */
function comparePages(
  task: number,
  before: readonly Mapping[],
  after: readonly Mapping[],
  pages: PageChange[],
): void {
  for (let i = 0, j = 0; i < before.length || j < after.length;) {
    const a = before[i];
    const b = after[j];
    const page = Math.min(a?.page ?? Infinity, b?.page ?? Infinity);
    const was = a?.page === page ? a : undefined;
    const is = b?.page === page ? b : undefined;
    if (was !== undefined) i++;
    if (is !== undefined) j++;
    if (!sameMapping(was, is)) pages.push({ task, page, was, is });
  }
}

/** True iff both are of one page, and alike. */
function sameMapping(a: Mapping | undefined, b: Mapping | undefined): boolean {
  if (a === b) return true;
  if (a?.frame !== b?.frame || a?.rights !== b?.rights) return false;
  return a?.parent?.task === b?.parent?.task && a?.parent?.page === b?.parent?.page;
}

function compare(before: State, after: State): Changes {
  const threads: ThreadKey[] = [];
  let set: PartSet = 0;
  if (before.now !== after.now) set |= bitOf.now;
  if (before.running !== after.running) set |= bitOf.running;
  if (before.frames !== after.frames) set |= bitOf.frames;
  if (before.lines !== after.lines) set |= bitOf.lines;
  if (before.tasks === after.tasks) return { parts: set, threads };
  const count = Math.max(before.tasks.length, after.tasks.length);
  for (let number = 0; number < count; number++) {
    const a = before.tasks[number];
    const b = after.tasks[number];
    if (a === b) continue;
    if (a === undefined || b === undefined || !sameHead(a, b)) set |= bitOf.heads;
    const was = activeTask(before, number);
    const is = activeTask(after, number);
    if (was?.space !== is?.space) set |= bitOf.spaces;
    if (was?.threads !== is?.threads) set |= compareThreads(number, was, is, threads);
  }
  return { parts: set, threads };
}

/** The parts in which threads differ; those threads are put to `threads`. */
function compareThreads(
  task: number,
  was: ActiveTask | undefined,
  is: ActiveTask | undefined,
  threads: ThreadKey[],
): PartSet {
  let set: PartSet = 0;
  const count = Math.max(was?.threads.length ?? 0, is?.threads.length ?? 0);
  for (let lthread = 0; lthread < count; lthread++) {
    const a = was?.threads[lthread];
    const b = is?.threads[lthread];
    if (a === b) continue;
    threads.push(threadKey(task, lthread));
    set |= a === undefined || b === undefined ? bitOf.living : compareFields(a, b);
  }
  return set;
}

/** The parts in which two threads differ. Each field is named: that is ten times as fast. */
function compareFields(a: Thread, b: Thread): PartSet {
  let set: PartSet = 0;
  if (a.ip !== b.ip || a.sp !== b.sp || a.pager !== b.pager) set |= bitOf.places;
  if (a.priority !== b.priority || a.slice !== b.slice || a.remaining !== b.remaining)
    set |= bitOf.budgets;
  if (!sameActivity(a.activity, b.activity)) set |= bitOf.activities;
  if (a.transfer !== b.transfer) set |= bitOf.transfers;
  if (a.queue !== b.queue && a.queue.length + b.queue.length > 0) set |= bitOf.queues;
  return set;
}

/** Being ready is alike, and so is being faulted: these objects are made anew often. */
const sameActivity = (a: Thread["activity"], b: Thread["activity"]): boolean =>
  a === b || (a.tag === b.tag && (a.tag === "ready" || a.tag === "faulted"));

/** True iff two tasks are alike but for their threads and pages. */
export function sameHead(a: Task, b: Task): boolean {
  if (a.tag === "active" && b.tag === "active")
    return a.chief === b.chief && a.version === b.version && a.mcp === b.mcp;
  if (a.tag === "inactive" && b.tag === "inactive")
    return a.owner === b.owner && a.lastVersion === b.lastVersion;
  return false;
}
