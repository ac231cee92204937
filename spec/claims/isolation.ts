// Integrity and confinement, step by step: what a step may change of others, and from whom
// authority may come. Source: manual, 1.4, 2.0, 2.5, 2.6 and section 5.

import { changedThreads } from "../changes.ts";
import type { Step, StepClaim } from "../claim.ts";
import { describeKey, sameName, taskOf, type ThreadKey } from "../name.ts";
import { mappingAt } from "../parts/space.ts";
import { write } from "../rights.ts";
import { activeTask, findThread, type Mapping, type State, type Thread } from "../state.ts";
import { grown } from "./mappingSteps.ts";
import { openedIn } from "./receivers.ts";
import { waysIn } from "./ways.ts";

/** Who gets something from whom in a step, directly or through others: by task. */
function giversTo(step: Step): (task: number) => ReadonlySet<number> {
  const ways = waysIn(step);
  return (task) => {
    const givers = new Set([task]);
    for (let before = 0; before < givers.size;) {
      before = givers.size;
      for (const { from, to } of ways) if (givers.has(taskOf(to))) givers.add(taskOf(from));
    }
    return givers;
  };
}

/** All that a task may do with each frame, on whichever page. */
function accessOf(state: State, task: number): ReadonlyMap<number, number> {
  const access = new Map<number, number>();
  for (const { frame, rights } of activeTask(state, task)?.space ?? [])
    access.set(frame, (access.get(frame) ?? 0) | rights);
  return access;
}

export const authorityGrowsOnlyThroughIpc: StepClaim = {
  name: "authorityGrowsOnlyThroughIpc",
  family: "isolation",
  says:
    "A task gains a right to a frame only from one that had it and whose message reaches it in " +
    "this step, directly or through others.",
  concerns: ["spaces"],
  violations: (step) => {
    const pages = grown(step);
    if (pages.length === 0) return [];
    const access = onceForEach((task) => accessOf(step.before, task));
    const givers = onceForEach(giversTo(step));
    return pages.flatMap(({ task, page }) => {
      const { frame, rights } = mappingAt(step.after, task, page) as Mapping;
      const had = (giver: number): number => access(giver).get(frame) ?? 0;
      const gained = rights & ~had(task);
      if (gained === 0) return [];
      let given = 0;
      for (const giver of givers(task)) given |= had(giver);
      return (gained & ~given) === 0
        ? []
        : [`task ${task} gained rights ${gained} to frame ${frame.toString(16)} from nobody`];
    });
  },
};

/** What `answer` says of a task, asked for once. */
function onceForEach<T>(answer: (task: number) => T): (task: number) => T {
  const answers = new Map<number, T>();
  return (task) => {
    const known = answers.get(task) ?? answer(task);
    answers.set(task, known);
    return known;
  };
}

export const numbersPassOnlyFromTheirOwners: StepClaim = {
  name: "numbersPassOnlyFromTheirOwners",
  family: "isolation",
  says:
    "A task number that nobody uses passes on, or becomes a task, only by a task_new of its " +
    "owner, or of somebody above an owner that ends.",
  concerns: ["heads"],
  violations: (step) => {
    const { before, event, after } = step;
    return before.tasks.flatMap((was, number) => {
      const is = after.tasks[number];
      if (was === is || was.tag === "active" || is === undefined || number === 0) return [];
      if (is.tag === "inactive" && is.owner === was.owner) return [];
      const caller = before.running === undefined ? 0 : taskOf(before.running);
      const ended = !isSameTask(step, was.owner);
      return event.tag === "taskNew" && (was.owner === caller || ended)
        ? []
        : [`task number ${number} was task ${was.owner}'s, and ${event.tag} took it`];
    });
  },
};

/** False when the task of this number has ended, even if its chief makes another at once. */
function isSameTask({ before, event, after }: Step, number: number): boolean {
  const [was, is] = [activeTask(before, number), activeTask(after, number)];
  if (was?.version !== is?.version) return false;
  const isNamed =
    event.tag === "taskNew" && event.task.tag === "thread" && event.task.task === number;
  const { running } = before;
  return !isNamed || running === undefined || was?.chief !== taskOf(running);
}

export const aStepWritesOnlyWhatItsTaskMayWrite: StepClaim = {
  name: "aStepWritesOnlyWhatItsTaskMayWrite",
  family: "isolation",
  says:
    "Of another task's threads a step moves none that is ready, and none to another ip, sp or " +
    "pager but by an answer that it awaits; it writes frames of its own, or of open buffers.",
  concerns: ["living", "places", "activities", "frames"],
  violations: (step) => [...meddling(step), ...strangeFrames(step)],
};

/** Threads of other tasks that were changed, and not by an answer. */
function meddling(step: Step): readonly string[] {
  const { before, event, after } = step;
  const byThread = event.tag !== "tick" && event.tag !== "interrupt";
  const mine = byThread && before.running !== undefined ? taskOf(before.running) : 0;
  return changedThreads(before, after)
    .filter((key) => taskOf(key) !== mine && isSameTask(step, taskOf(key)))
    .flatMap((key) => {
      const [was, is] = [findThread(before, key), findThread(after, key)];
      if (was === undefined) return [`${describeKey(key)} came to be in another task`];
      if (is === undefined) return [`${describeKey(key)} of another task was ended`];
      return changesOf(key, was, is);
    });
}

function changesOf(key: ThreadKey, was: Thread, is: Thread): readonly string[] {
  const wrong: string[] = [];
  const check = (holds: boolean, what: string): void => {
    if (!holds) wrong.push(`${describeKey(key)} of another task ${what}`);
  };
  const isReady = was.activity.tag === "ready";
  check(!isReady || is.activity.tag === "ready", `was ready and is ${is.activity.tag}`);
  check(!isReady || is.transfer === undefined, "was ready and is in a transfer");
  check(awaitsAPlace(was) || (was.ip === is.ip && was.sp === is.sp), "has another ip or sp");
  check(sameName(was.pager, is.pager), "has another pager");
  return wrong;
}

/** True iff the kernel waits, or will, for an answer that says where the thread goes on. */
const awaitsAPlace = ({ activity }: Thread): boolean =>
  (activity.tag === "waiting" || activity.tag === "polling") &&
  (activity.purpose === "exception" || activity.purpose === "start");

/** Frames that have changed, and that nobody could write who takes part in the step. */
function strangeFrames(step: Step): readonly string[] {
  const { before, after } = step;
  if (before.frames === after.frames) return [];
  const writers = new Set(openedIn(step).map(({ task }) => task as number));
  if (before.running !== undefined) writers.add(taskOf(before.running));
  const mayWrite = (frame: number): boolean =>
    [...writers].some((task) =>
      [before, after].some((state) => ((accessOf(state, task).get(frame) ?? 0) & write) !== 0),
    );
  return before.frames.pages.flatMap((page, index) => {
    const frame = before.frames.first + index;
    return page === after.frames.pages[index] || mayWrite(frame)
      ? []
      : [`frame ${frame.toString(16)} was written by nobody who may write it`];
  });
}
