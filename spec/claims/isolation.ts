// Integrity and confinement, step by step: what a step may change of others, and from whom
// authority may come. Source: manual, 1.4, 2.0, 2.5, 2.6 and section 5.

import type { ObservedStep, Step, StepClaim } from "../claim.ts";
import { describeKey, sameName, taskOf } from "../name.ts";
import { write } from "../rights.ts";
import { activeTask, type ActiveTask, type State, type Thread } from "../state.ts";
import { ofEachChange } from "./each.ts";
import { endedBy } from "./identity.ts";
import { grown } from "./mappingSteps.ts";
import { none } from "./none.ts";
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
    if (pages.length === 0) return none;
    const access = onceForEach((task) => accessOf(step.before, task));
    const givers = onceForEach(giversTo(step));
    return pages.flatMap(({ task, is: { frame, rights } }) => {
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
    const wrong: string[] = [];
    before.tasks.forEach((was, number) => {
      const is = after.tasks[number];
      if (was === is || was.tag === "active" || is === undefined || number === 0) return;
      if (is.tag === "inactive" && is.owner === was.owner) return;
      const caller = before.running === undefined ? 0 : taskOf(before.running);
      const ended = !isSameTask(step, was.owner);
      if (event.tag !== "taskNew" || (was.owner !== caller && !ended))
        wrong.push(`task number ${number} was task ${was.owner}'s, and ${event.tag} took it`);
    });
    return wrong;
  },
};

/** False when the task of this number has ended, even if its chief makes another at once. */
function isSameTask(step: ObservedStep, number: number): boolean {
  const { before, after } = step;
  const was = activeTask(before, number);
  const is = activeTask(after, number);
  if (was?.version !== is?.version) return false;
  const isMine = before.running !== undefined && was?.chief === taskOf(before.running);
  return !isMine || endedBy(step) !== number;
}

export const aStepWritesOnlyWhatItsTaskMayWrite: StepClaim = {
  name: "aStepWritesOnlyWhatItsTaskMayWrite",
  family: "isolation",
  says:
    "Of another task's threads a step moves none that is ready, and none to another ip, sp or " +
    "pager but by an answer that it awaits; it writes frames of its own, or of open buffers.",
  concerns: ["living", "places", "activities", "transfers", "frames"],
  violations: (step) => {
    const wrong = meddling(step);
    return step.before.frames === step.after.frames ? wrong : [...wrong, ...strangeFrames(step)];
  },
};

/** Threads of other tasks that were changed, and not by an answer. */
const meddling = (step: ObservedStep): readonly string[] =>
  ofEachChange(step, (key, was, is) => {
    const { before, event } = step;
    const byThread = event.tag !== "tick" && event.tag !== "interrupt";
    if (byThread && before.running !== undefined && taskOf(before.running) === taskOf(key))
      return undefined;
    if (!isSameTask(step, taskOf(key))) return undefined;
    const what = meddled(was, is);
    return what === undefined ? undefined : `${describeKey(key)} of another task ${what}`;
  });

/** What was done to a thread that only its own task may do. */
function meddled(was: Thread | undefined, is: Thread | undefined): string | undefined {
  if (was === undefined) return "came to be";
  if (is === undefined) return "was ended";
  if (was.activity.tag === "ready" && is.activity.tag !== "ready")
    return `was ready and is ${is.activity.tag}`;
  if (was.activity.tag === "ready" && is.transfer !== undefined)
    return "was ready and is in a transfer";
  if ((was.ip !== is.ip || was.sp !== is.sp) && !awaitsAPlace(was)) return "has another ip or sp";
  return sameName(was.pager, is.pager) ? undefined : "has another pager";
}

/** True iff the kernel waits, or will, for an answer that says where the thread goes on. */
const awaitsAPlace = ({ activity }: Thread): boolean =>
  (activity.tag === "waiting" || activity.tag === "polling") &&
  (activity.purpose === "exception" || activity.purpose === "start");

/** Frames that have changed, and that nobody could write who takes part in the step. */
function strangeFrames(step: Step): readonly string[] {
  const { before, after } = step;
  const strange: string[] = [];
  for (let index = 0; index < before.frames.pages.length; index++) {
    const frame = before.frames.first + index;
    const isSame = before.frames.pages[index] === after.frames.pages[index];
    if (!isSame && !mayBeWritten(step, frame))
      strange.push(`frame ${frame.toString(16)} was written by nobody who may write it`);
  }
  return strange;
}

/** True iff the task that runs, or one that has opened a buffer, may write the frame. */
function mayBeWritten(step: Step, frame: number): boolean {
  const { before, after } = step;
  const mayWrite = (task: number): boolean =>
    writes(activeTask(before, task), frame) || writes(activeTask(after, task), frame);
  if (before.running !== undefined && mayWrite(taskOf(before.running))) return true;
  return openedIn(step).some(({ task }) => mayWrite(task));
}

const writes = (task: ActiveTask | undefined, frame: number): boolean =>
  task?.space.some((mapping) => mapping.frame === frame && (mapping.rights & write) !== 0) ?? false;
