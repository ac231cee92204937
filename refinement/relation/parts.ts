// The relation between an expected state and the one seen in the machine: one small named relation
// for each part, true iff it finds no difference. Together they cover every field of a state.

import { sameHead } from "../../spec/changes.ts";
import { describeKey, describeName, sameName, threadKey, type ThreadKey } from "../../spec/name.ts";
import type { ActiveTask, Mapping, State, Thread } from "../../spec/state.ts";
import {
  describeActivity,
  describeLine,
  describeMapping,
  describeQueue,
  describeTask,
  describeTransfer,
} from "./describe.ts";
import { sameActivity, sameLine, sameList, sameMapping, sameTransfer, sameValue } from "./same.ts";

/** One part of a state. */
export type PartRelation = {
  readonly name: string;
  readonly says: string;
  /** What differs, line by line: "what: expected (spec) | seen (machine)". */
  readonly differences: (expected: State, seen: State) => readonly string[];
};

const none: readonly string[] = [];

const line = (what: string, expected: string, seen: string): string =>
  `${what}: ${expected} (spec) | ${seen} (machine)`;

/** Task numbers, chiefs, versions, owners and mcps. */
export const tasksRelation: PartRelation = {
  name: "tasksRelation",
  says: "The same task numbers are active, with the same chief, version, mcp or owner.",
  differences: (expected, seen) => {
    if (expected.tasks === seen.tasks) return none;
    const lines: string[] = [];
    const count = Math.max(expected.tasks.length, seen.tasks.length);
    for (let number = 0; number < count; number++) {
      const [a, b] = [expected.tasks[number], seen.tasks[number]];
      if (a === b || (a !== undefined && b !== undefined && sameHead(a, b))) continue;
      const said = a === undefined ? "no such number" : describeTask(a);
      const found = b === undefined ? "no such number" : describeTask(b);
      if (said !== found) lines.push(line(`task ${number}`, said, found));
    }
    return lines;
  },
};

/** Compares the active tasks of the same number that are not the same object. */
function ofTasks(
  expected: State,
  seen: State,
  differences: (number: number, a: ActiveTask, b: ActiveTask) => readonly string[],
): readonly string[] {
  if (expected.tasks === seen.tasks) return none;
  let lines = none;
  for (let number = 1; number < expected.tasks.length; number++) {
    const [a, b] = [expected.tasks[number], seen.tasks[number]];
    if (a === b || a?.tag !== "active" || b?.tag !== "active") continue;
    const found = differences(number, a, b);
    if (found.length > 0) lines = [...lines, ...found];
  }
  return lines;
}

/** Compares the threads of the same place that live on both sides and are not the same object. */
const ofThreads = (
  expected: State,
  seen: State,
  differences: (key: ThreadKey, a: Thread, b: Thread) => readonly string[],
): readonly string[] =>
  ofTasks(expected, seen, (number, a, b) => {
    if (a.threads === b.threads) return none;
    let lines = none;
    for (let lthread = 0; lthread < a.threads.length; lthread++) {
      const [x, y] = [a.threads[lthread], b.threads[lthread]];
      if (x === y || x === undefined || y === undefined) continue;
      const found = differences(threadKey(number, lthread), x, y);
      if (found.length > 0) lines = [...lines, ...found];
    }
    return lines;
  });

/** Which threads live. */
export const livingRelation: PartRelation = {
  name: "livingRelation",
  says: "The same threads live.",
  differences: (expected, seen) =>
    ofTasks(expected, seen, (number, a, b) => {
      if (a.threads === b.threads) return none;
      const lines: string[] = [];
      const count = Math.max(a.threads.length, b.threads.length);
      for (let lthread = 0; lthread < count; lthread++) {
        const said = a.threads[lthread] === undefined ? "no thread" : "lives";
        const found = b.threads[lthread] === undefined ? "no thread" : "lives";
        if (said !== found) lines.push(line(`thread ${number}.${lthread}`, said, found));
      }
      return lines;
    }),
};

/** What every thread is doing, where it is, whom it calls, and who polls on it in which order. */
export const threadsRelation: PartRelation = {
  name: "threadsRelation",
  says: "Every thread is doing the same, at the same ip and sp, with the same pager and queue.",
  differences: (expected, seen) =>
    ofThreads(expected, seen, (key, a, b) => {
      const same =
        a.ip === b.ip &&
        a.sp === b.sp &&
        sameName(a.pager, b.pager) &&
        sameActivity(a.activity, b.activity) &&
        sameTransfer(a.transfer, b.transfer) &&
        sameList(a.queue, b.queue, sameValue);
      return same ? none : threadDifferences(describeKey(key), a, b);
    }),
};

function threadDifferences(name: string, a: Thread, b: Thread): readonly string[] {
  const lines: string[] = [];
  const compare = (field: string, said: string, found: string): void => {
    if (said !== found) lines.push(line(`thread ${name}${field}`, said, found));
  };
  if (!sameActivity(a.activity, b.activity))
    lines.push(line(`thread ${name}`, describeActivity(a.activity), describeActivity(b.activity)));
  compare(" transfer", describeTransfer(a.transfer), describeTransfer(b.transfer));
  compare(" ip", a.ip.toString(16), b.ip.toString(16));
  compare(" sp", a.sp.toString(16), b.sp.toString(16));
  compare(" pager", describeName(a.pager), describeName(b.pager));
  compare(" queue", describeQueue(a.queue), describeQueue(b.queue));
  return lines;
}

/** Every page of every task. */
export const spacesRelation: PartRelation = {
  name: "spacesRelation",
  says: "Every task has the same pages: frame, rights, and what they were derived from.",
  differences: (expected, seen) =>
    ofTasks(expected, seen, (number, a, b) =>
      sameList(a.space, b.space, sameMapping) ? none : spaceDifferences(number, a.space, b.space),
    ),
};

/** Pages of a task that are told, at most: of a thousand, so many say what is wrong. */
const PAGES_TOLD = 20;

/** Both lists are ascending by page. */
function spaceDifferences(
  number: number,
  a: readonly Mapping[],
  b: readonly Mapping[],
): readonly string[] {
  const lines: string[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const page = Math.min(a[i]?.page ?? Infinity, b[j]?.page ?? Infinity);
    const x = a[i]?.page === page ? a[i++] : undefined;
    const y = b[j]?.page === page ? b[j++] : undefined;
    if (x !== undefined && y !== undefined && sameMapping(x, y)) continue;
    if (lines.length === PAGES_TOLD) return [...lines, `further pages of task ${number}`];
    const said = x === undefined ? "not mapped" : describeMapping(x);
    const found = y === undefined ? "not mapped" : describeMapping(y);
    lines.push(line(`page ${number}:${page.toString(16)}`, said, found));
  }
  return lines;
}

/** Who runs, and with which priority and slice. */
export const scheduleRelation: PartRelation = {
  name: "scheduleRelation",
  says: "The same thread runs, and priorities, slices and what is left of them are the same.",
  differences: (expected, seen) => {
    const budgets = ofThreads(expected, seen, (key, a, b) => {
      const same = a.priority === b.priority && a.slice === b.slice && a.remaining === b.remaining;
      if (same) return none;
      return [line(`thread ${describeKey(key)}`, describeBudget(a), describeBudget(b))];
    });
    if (expected.running === seen.running) return budgets;
    return [line("running", describeRunning(expected), describeRunning(seen)), ...budgets];
  },
};

const describeBudget = ({ priority, slice, remaining }: Thread): string =>
  `priority ${priority}, slice ${slice}, ${remaining} left`;

const describeRunning = ({ running }: State): string =>
  running === undefined ? "nobody" : describeKey(running);

/** Whose the interrupt lines are, which are masked, which pending. */
export const linesRelation: PartRelation = {
  name: "linesRelation",
  says: "Interrupt lines have the same owners and masks, and the same ones are pending.",
  differences: (expected, seen) => {
    if (expected.lines === seen.lines) return none;
    return expected.lines.flatMap((a, index) => {
      const b = seen.lines[index];
      if (b !== undefined && sameLine(a, b)) return [];
      return [line(`line ${a.line}`, describeLine(a), b === undefined ? "none" : describeLine(b))];
    });
  },
};

/** What time it is. Of the boot parameters speaks the claim bootParametersStay. */
export const clockRelation: PartRelation = {
  name: "clockRelation",
  says: "It is the same tick.",
  differences: (a, b) =>
    a.now === b.now ? none : [line("clock", `tick ${a.now}`, `tick ${b.now}`)],
};
