// Who is who: ids, versions, chiefs. Source: manual, 1.1, 2.1, 2.6.

import { differsIn } from "../changes.ts";
import type { HistoryClaim, ObservedStep, Observer, StateClaim, StepClaim } from "../claim.ts";
import { describeName, taskOf, threadKey, type ThreadKey } from "../name.ts";
import { activeTask, idOf, type State, type Task } from "../state.ts";
import { none } from "./none.ts";

/** The numbers of all active tasks. */
function activeNumbers(state: State): readonly number[] {
  const numbers: number[] = [];
  for (let number = 1; number < state.tasks.length; number++)
    if (activeTask(state, number) !== undefined) numbers.push(number);
  return numbers;
}

export const chiefsFormATree: StateClaim = {
  name: "chiefsFormATree",
  family: "identity",
  says: "Every chain of chiefs leads through living tasks to the kernel, and is not too long.",
  reads: ["heads"],
  violations: (state) =>
    activeNumbers(state)
      .filter((number) => !leadsToTheKernel(state, number))
      .map((number) => `the chiefs above task ${number} do not lead to the kernel`),
};

function leadsToTheKernel(state: State, task: number): boolean {
  let number = task;
  for (let depth = 0; depth <= state.limits.depthMax; depth++) {
    const chief = activeTask(state, number)?.chief;
    if (chief === undefined) return false;
    if (chief === 0) return true;
    number = chief;
  }
  return false;
}

export const mcpNeverGrowsDownTheChiefChain: StateClaim = {
  name: "mcpNeverGrowsDownTheChiefChain",
  family: "identity",
  says: "No task may set a higher priority than its chief may.",
  reads: ["heads"],
  violations: (state) => {
    const wrong: string[] = [];
    for (const number of activeNumbers(state)) {
      const task = activeTask(state, number);
      const chief = activeTask(state, task?.chief ?? 0);
      if (task !== undefined && chief !== undefined && task.mcp > chief.mcp)
        wrong.push(`task ${number} has mcp ${task.mcp}, its chief ${task.chief} has ${chief.mcp}`);
    }
    return wrong;
  },
};

export const inactiveNumbersHaveALivingOwner: StateClaim = {
  name: "inactiveNumbersHaveALivingOwner",
  family: "identity",
  says: "Every inactive task number is owned by a living task.",
  reads: ["heads"],
  violations: (state) => {
    const wrong: string[] = [];
    for (let number = 1; number < state.tasks.length; number++) {
      const task = state.tasks[number];
      if (task?.tag === "inactive" && activeTask(state, task.owner) === undefined)
        wrong.push(`task number ${number} is owned by ${task.owner}, which does not live`);
    }
    return wrong;
  },
};

export const versionsOnlyGrow: StepClaim = {
  name: "versionsOnlyGrow",
  family: "identity",
  says: "A task number's version never falls, and a task that begins has a fresh one.",
  concerns: ["heads"],
  violations: ({ before, after }) => {
    if (!differsIn("heads", before, after)) return none;
    const wrong: string[] = [];
    before.tasks.forEach((was, number) => {
      const is = after.tasks[number];
      if (was === is || is === undefined) return;
      const [old, now] = [latestVersion(was), latestVersion(is)];
      const begins = was.tag === "inactive" && is.tag === "active";
      if (now < old || (now === old && begins))
        wrong.push(`task number ${number} had version ${old} and now has ${now}`);
    });
    return wrong;
  },
};

const latestVersion = (task: Task): number =>
  task.tag === "active" ? task.version : task.lastVersion;

/** The task that a task_new ended, if it was not refused: also when another is there at once. */
export function endedBy({ before, event, effects }: ObservedStep): number | undefined {
  if (event.tag !== "taskNew" || event.task.tag !== "thread") return undefined;
  const done = effects.some(
    ({ thread, result }) =>
      thread === before.running && result.tag === "taskNew" && result.id.tag === "thread",
  );
  return done ? event.task.task : undefined;
}

export const anIdThatDiedNeverNamesAnyoneAgain: HistoryClaim = {
  name: "anIdThatDiedNeverNamesAnyoneAgain",
  family: "identity",
  says: "An id that named a thread which died names nobody ever after.",
  concerns: ["living", "heads", "taskNew"],
  begin: () => whoDied(new Set()),
};

/** Knows all who have died, by code. */
function whoDied(dead: Set<number>): Observer<ObservedStep> {
  const observe = (step: ObservedStep): readonly string[] => {
    const { before, after } = step;
    const ended = endedBy(step);
    const wrong: string[] = [];
    for (let task = 1; task < before.tasks.length; task++) {
      if (before.tasks[task] === after.tasks[task] && task !== ended) continue;
      const living = codesIn(after, task);
      for (const code of codesIn(before, task))
        if (task === ended || !living.includes(code)) dead.add(code);
      for (const code of living)
        if (dead.has(code)) wrong.push(`${textOf(after, code)} lives again`);
    }
    return wrong;
  };
  return Object.assign(observe, { fork: () => whoDied(new Set(dead)) });
}

/** More than there are keys of threads, and task numbers. */
const [KEYS, TASKS] = [2 ** 14, 2 ** 8];

/** The ids of a task's living threads, a number each. */
function codesIn(state: State, number: number): readonly number[] {
  const codes: number[] = [];
  const task = activeTask(state, number);
  if (task === undefined) return codes;
  const ofTask = (task.version * TASKS + task.chief) * KEYS;
  for (let lthread = 0; lthread < task.threads.length; lthread++)
    if (task.threads[lthread] !== undefined) codes.push(ofTask + threadKey(number, lthread));
  return codes;
}

/** The id of a living thread, which has this code. */
const textOf = (state: State, code: number): string =>
  describeName(idOf(state, (code % KEYS) as ThreadKey));

export const onlyTheChiefDeletes: StepClaim = {
  name: "onlyTheChiefDeletes",
  family: "identity",
  says: "A task ends only by task_new of its chief, or with the clan of a task that ends so.",
  concerns: ["heads"],
  violations: ({ before, event, after }) => {
    if (!differsIn("heads", before, after)) return none;
    const ended = activeNumbers(before).filter(
      (number) => activeTask(after, number)?.version !== activeTask(before, number)?.version,
    );
    if (ended.length === 0) return [];
    if (event.tag !== "taskNew" || before.running === undefined)
      return [`task ${ended.join(", ")} ended by ${event.tag}`];
    const caller = taskOf(before.running);
    return ended
      .filter((number) => {
        const chief = activeTask(before, number)?.chief ?? 0;
        return chief !== caller && !ended.includes(chief);
      })
      .map((number) => `task ${number} was ended by task ${caller}, which is not its chief`);
  },
};
