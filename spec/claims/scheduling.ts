// Who runs. Source: manual, section 4.

import { changedThreads } from "../changes.ts";
import type { ChoiceClaim, ExplainedStep, Observer, StateClaim, StepClaim } from "../claim.ts";
import type { Event } from "../event.ts";
import type { Rule } from "../rules.ts";
import { describeKey, taskOf, type ThreadKey } from "../name.ts";
import { isHeard, lineAt } from "../parts/lines.ts";
import { highestReady } from "../parts/schedule.ts";
import { activeTask, findThread, isReady, named, threadAt, type State } from "../state.ts";
import { eachThread, ofEachChange, ofEachThread } from "./each.ts";
import { none } from "./none.ts";

export const theRunningThreadIsReady: StateClaim = {
  name: "theRunningThreadIsReady",
  family: "scheduling",
  says: "The running thread is ready, and the machine idles only when nothing is.",
  reads: ["running", "living", "activities", "budgets"],
  violations: (state) => {
    const { running } = state;
    if (running === undefined)
      return highestReady(state).map((key) => `${describeKey(key)} is ready and nothing runs`);
    return isReady(state, running) ? [] : [`${describeKey(running)} runs and is not ready`];
  },
};

/** True iff the event was no scheduling point: a switch to a named thread, an access allowed, or a
 *  line that interrupts nobody. */
function wasNoSchedulingPoint(before: State, event: Event, after: State): boolean {
  if (event.tag === "access") return before.running === after.running;
  if (event.tag === "interrupt") {
    const line = lineAt(before, event.line);
    return line !== undefined && !isHeard(line);
  }
  if (event.tag !== "threadSwitch") return false;
  const to = named(before, event.to);
  return to !== undefined && isReady(before, to);
}

export const theRunningThreadIsOfTheHighestPriority: StepClaim = {
  name: "theRunningThreadIsOfTheHighestPriority",
  family: "scheduling",
  says: "After every scheduling point no ready thread has a higher priority than the running one.",
  violations: ({ before, event, after }) => {
    const { running } = after;
    // Mostly it is among those whom the rules know to be the highest: they are found once.
    if (running === undefined || highestReady(after).includes(running)) return none;
    if (wasNoSchedulingPoint(before, event, after)) return none;
    const priority = findThread(after, running)?.priority ?? 0;
    return ofEachThread(after, (thread, key) =>
      thread.activity.tag === "ready" && thread.priority > priority
        ? `${describeKey(key)} is ready and higher than ${describeKey(running)}`
        : undefined,
    );
  },
};

/** Ticks. Source: manual, 2.4. */
const SLICE_MAX = 65535;

export const everySliceHasTimeLeft: StateClaim = eachThread({
  name: "everySliceHasTimeLeft",
  family: "scheduling",
  says: "Priorities are 1 … 255, slices 1 … 65535, and between one tick and the slice is left.",
  reads: ["living", "budgets"],
  around: [],
  violation: ({ priority, slice, remaining }, key) => {
    const inRange = priority >= 1 && priority <= 255 && slice <= SLICE_MAX;
    return inRange && remaining >= 1 && remaining <= slice
      ? undefined
      : `${describeKey(key)} has priority ${priority} and ${remaining} of ${slice} ticks`;
  },
});

export const prioritiesAreSetOnlyUpToTheSettersMcp: StepClaim = {
  name: "prioritiesAreSetOnlyUpToTheSettersMcp",
  family: "scheduling",
  says: "A priority changes only by thread_schedule, from and to a value within the setter's mcp.",
  concerns: ["budgets"],
  violations: (step) =>
    ofEachChange(step, (key, was, is) => {
      const { before, event } = step;
      if (was === undefined || is === undefined || event.tag === "taskNew") return undefined;
      if (was.priority === is.priority) return undefined;
      const setter = before.running === undefined ? 0 : taskOf(before.running);
      const mcp = activeTask(before, setter)?.mcp ?? 0;
      return event.tag === "threadSchedule" && Math.max(was.priority, is.priority) <= mcp
        ? undefined
        : `${describeKey(key)} had priority ${was.priority} and has ${is.priority}, ` +
            `set with mcp ${mcp}`;
    }),
};

/** The thread that a choice among equals picked in this step, if there was one. */
function pickedAmongEquals({ before, after, because }: ExplainedStep): ThreadKey | undefined {
  if (before.running === after.running) return undefined;
  return because.some((rule) => choices.has(rule)) ? after.running : undefined;
}

/** The rules that choose among equals. */
const choices: ReadonlySet<Rule> = new Set([
  "schedule.highest",
  "schedule.preempts",
  "schedule.turn",
]);

export const equalsTakeTurns: ChoiceClaim = {
  name: "equalsTakeTurns",
  family: "scheduling",
  says: "No ready thread of the highest priority is passed over twice by one that came after it.",
  begin: () => turns({ clock: 0, cameAt: new Map(), passedBy: new Map() }),
};

/** What has to be known of a run to tell whose turn it is. Mutable. */
type Turns = {
  clock: number;
  /** When a thread last became ready or had had its turn. */
  readonly cameAt: Map<ThreadKey, number>;
  readonly passedBy: Map<ThreadKey, Set<ThreadKey>>;
};

function turns(known: Turns): Observer<ExplainedStep> {
  const { cameAt, passedBy } = known;
  const observe = (step: ExplainedStep): readonly string[] => {
    known.clock++;
    const { before, after } = step;
    // Of the others nothing can have changed; when one was not ready does not matter.
    const changed = changedThreads(before, after);
    for (const key of changed) takeTurn(known, step, key);
    const ran = before.running;
    const runs = after.running;
    if (ran !== undefined && !changed.includes(ran)) takeTurn(known, step, ran);
    if (runs !== undefined && runs !== ran && !changed.includes(runs)) takeTurn(known, step, runs);
    const picked = pickedAmongEquals(step);
    return picked === undefined ? none : passOver(picked, after, cameAt, passedBy);
  };
  const fork = (): Observer<ExplainedStep> => {
    const passed = [...passedBy].map(([key, by]) => [key, new Set(by)] as const);
    return turns({ clock: known.clock, cameAt: new Map(cameAt), passedBy: new Map(passed) });
  };
  return Object.assign(observe, { fork });
}

/** What the step means for the turn of one thread. */
function takeTurn({ clock, cameAt, passedBy }: Turns, step: ExplainedStep, key: ThreadKey): void {
  const { before, after } = step;
  const isNew = !isSameIncarnation(before, after, key) || hasMoved(before, after, key);
  if (isNew || !isReady(before, key) || (key === before.running && hadItsTurn(step)))
    cameAt.set(key, clock);
  if (isNew || !isReady(after, key) || key === after.running) passedBy.delete(key);
}

/** False when the task was replaced in between: a new thread stands in the old one's place. */
const isSameIncarnation = (before: State, after: State, key: ThreadKey): boolean =>
  activeTask(before, taskOf(key))?.version === activeTask(after, taskOf(key))?.version;

/** With another priority it is the last of other equals. */
const hasMoved = (before: State, after: State, key: ThreadKey): boolean =>
  findThread(before, key)?.priority !== findThread(after, key)?.priority;

/** True iff the running thread has had its turn, or has gone to the end of the line. */
const hadItsTurn = (step: ExplainedStep): boolean =>
  step.because.includes("tick.sliceEnds") ||
  step.because.includes("threadSwitch.yields") ||
  wasWoken(step);

/**
 * True iff the running thread waited within the step, and heard somebody who met a fault later in
 * it: it was ready before and is ready again, as the last of its equals.
 */
const wasWoken = ({ before, effects }: ExplainedStep): boolean =>
  before.running !== undefined &&
  effects.some(
    ({ thread, result }) =>
      thread === before.running &&
      result.tag === "received" &&
      !threadAt(before, thread).queue.includes(result.sender),
  );

function passOver(
  picked: ThreadKey,
  after: State,
  cameAt: ReadonlyMap<ThreadKey, number>,
  passedBy: Map<ThreadKey, Set<ThreadKey>>,
): readonly string[] {
  const since = (key: ThreadKey): number => cameAt.get(key) ?? 0;
  const wrong: string[] = [];
  for (const key of highestReady(after)) {
    if (key === picked || since(picked) <= since(key)) continue;
    const passers = passedBy.get(key) ?? new Set();
    passedBy.set(key, passers);
    if (passers.has(picked))
      wrong.push(`${describeKey(picked)} passed ${describeKey(key)} over twice`);
    passers.add(picked);
  }
  return wrong;
}
