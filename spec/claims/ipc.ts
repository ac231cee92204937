// Messages: where senders stand, who is served, what arrives. Source: manual, 2.0.

import type { StateClaim, Step, StepClaim } from "../claim.ts";
import { describeKey, taskOf, type ThreadKey } from "../name.ts";
import type { Effect } from "../outcome.ts";
import { route } from "../parts/clans.ts";
import { isReceptive, mayAnswer, nameOn } from "../parts/rendezvous.ts";
import {
  findThread,
  idOf,
  named,
  threadAt,
  threadKeys,
  type Purpose,
  type State,
} from "../state.ts";
import { eachThread, ofEachChange } from "./each.ts";
import { none } from "./none.ts";

export const aThreadIsQueuedExactlyWhereItPolls: StateClaim = {
  name: "aThreadIsQueuedExactlyWhereItPolls",
  family: "ipc",
  says: "A polling thread stands once in the queue of whom it polls on, and nowhere else.",
  reads: ["living", "activities", "queues"],
  violations: (state) => (isQueuedWell(state) ? none : misplacedIn(state)),
};

/** True iff whoever is queued polls there, once, and as many poll as are queued. */
function isQueuedWell(state: State): boolean {
  let queued = 0;
  let polling = 0;
  for (const key of threadKeys(state)) {
    const { queue, activity } = threadAt(state, key);
    if (activity.tag === "polling") polling++;
    for (let place = 0; place < queue.length; place++) {
      const sender = queue[place] as ThreadKey;
      const there = findThread(state, sender)?.activity;
      if (there?.tag !== "polling" || there.to !== key || queue.indexOf(sender) !== place)
        return false;
      queued++;
    }
  }
  return queued === polling;
}

/** Whoever is queued where it does not poll, or polls where it is not queued. */
function misplacedIn(state: State): readonly string[] {
  const places = new Map<ThreadKey, ThreadKey[]>();
  for (const key of threadKeys(state))
    for (const sender of threadAt(state, key).queue)
      places.set(sender, [...(places.get(sender) ?? []), key]);
  const wrong: string[] = [];
  for (const key of threadKeys(state)) misplaced(state, key, places.get(key), wrong);
  for (const key of places.keys())
    if (findThread(state, key) === undefined)
      wrong.push(`${describeKey(key)} is queued and does not live`);
  return wrong;
}

const nowhere: readonly ThreadKey[] = [];

function misplaced(
  state: State,
  key: ThreadKey,
  queues: readonly ThreadKey[] = nowhere,
  wrong: string[],
): void {
  const { activity } = threadAt(state, key);
  const right = activity.tag === "polling" ? activity.to : undefined;
  if (queues[0] === right && queues.length === (right === undefined ? 0 : 1)) return;
  const where = queues.length === 0 ? "nowhere" : `at ${queues.map(describeKey).join(", ")}`;
  const doing = activity.tag === "polling" ? `polls on ${describeKey(activity.to)}` : activity.tag;
  wrong.push(`${describeKey(key)} (${doing}) is queued ${where}`);
}

export const nobodyWaitsWhileAMatchingSenderIsQueued: StateClaim = {
  name: "nobodyWaitsWhileAMatchingSenderIsQueued",
  family: "ipc",
  says: "No thread waits while a sender that it would accept is in its queue.",
  reads: ["heads", "living", "activities", "transfers", "queues"],
  violations: (state) => {
    const found: string[] = [];
    for (const key of threadKeys(state)) {
      const { queue, activity } = threadAt(state, key);
      if (queue.length === 0 || activity.tag !== "waiting") continue;
      for (const sender of queue)
        if (wouldHear(state, key, sender))
          found.push(`${describeKey(key)} waits and ${describeKey(sender)} is queued there`);
    }
    return found;
  },
};

const wouldHear = (state: State, key: ThreadKey, sender: ThreadKey): boolean =>
  findThread(state, sender) !== undefined &&
  isReceptive(state, key, sender, nameOn(state, sender)) &&
  mayAnswer(state, key, purposeOf(state, sender)) &&
  !awaitsAStranger(state, key);

const purposeOf = (state: State, key: ThreadKey): Purpose => {
  const { activity } = threadAt(state, key);
  return activity.tag === "polling" ? activity.purpose : "ipc";
};

/** True iff the thread awaits its start from a name out of reach that names nobody now: who stands
 *  on the way there changes with the tasks, and nobody is told. */
function awaitsAStranger(state: State, key: ThreadKey): boolean {
  const { activity } = threadAt(state, key);
  if (activity.tag !== "waiting" || activity.purpose !== "start") return false;
  const { source } = activity;
  return source.tag === "closed" && named(state, source.from) === undefined;
}

export const noDeadlineOutlivesItsRendezvous: StateClaim = eachThread({
  name: "noDeadlineOutlivesItsRendezvous",
  family: "ipc",
  says: "Every deadline is in the future: what had one and ended, has none.",
  reads: ["living", "activities", "now"],
  around: ["now"],
  violation: ({ activity }, key, state) => {
    if (activity.tag === "ready" || activity.tag === "faulted") return undefined;
    const { deadline } = activity;
    return deadline === "never" || deadline > state.now
      ? undefined
      : `${describeKey(key)} is ${activity.tag} until tick ${deadline}, now is ${state.now}`;
  },
});

export const theKernelsCallsHaveNoDeadline: StateClaim = eachThread({
  name: "theKernelsCallsHaveNoDeadline",
  family: "ipc",
  says: "Who calls its pager in a fault or an exception, or awaits its start, does so for ever.",
  reads: ["living", "activities"],
  around: [],
  violation: ({ activity }, key) => {
    if (activity.tag !== "polling" && activity.tag !== "waiting") return undefined;
    const { purpose, deadline } = activity;
    return purpose === "ipc" || deadline === "never"
      ? undefined
      : `${describeKey(key)} is ${activity.tag} (${purpose}) until tick ${deadline}`;
  },
});

export const pollersPollTheLiving: StateClaim = eachThread({
  name: "pollersPollTheLiving",
  family: "ipc",
  says: "Who polls or waits for somebody, but for its start, has a living partner or pager.",
  reads: ["heads", "living", "activities"],
  around: ["heads", "living"],
  violation: ({ activity }, key, state) => {
    if (activity.tag === "polling") {
      const { to, purpose, envelope } = activity;
      if (findThread(state, to) === undefined || to === key)
        return `${describeKey(key)} polls on ${describeKey(to)}`;
      return purpose === "ipc" || named(state, envelope.to) !== undefined
        ? undefined
        : `${describeKey(key)} calls a pager that does not live`;
    }
    if (activity.tag !== "waiting" || activity.purpose === "start") return undefined;
    const { source } = activity;
    // Of whom waits for a line speaks whoWaitsForALineOwnsIt.
    if (source.tag === "open" || source.from.tag === "interrupt") return undefined;
    return named(state, source.from) === undefined
      ? `${describeKey(key)} waits for somebody who is no partner`
      : undefined;
  },
});

export const sendersAreServedInOrder: StepClaim = {
  name: "sendersAreServedInOrder",
  family: "ipc",
  says: "Who stays in a queue keeps its order there, and newcomers stand last.",
  concerns: ["queues"],
  violations: (step) =>
    ofEachChange(step, (key, thread, now) => {
      const was = thread?.queue ?? nobody;
      const is = now?.queue ?? nobody;
      if (was === is || is.length === 0) return undefined;
      const { before, after } = step;
      const stayed = was.filter((sender) => is.includes(sender) && !isBack(before, after, sender));
      return stayed.every((sender, index) => is[index] === sender)
        ? undefined
        : `${describeKey(key)}: queue was ${keysText(was)}, is ${keysText(is)}`;
    }),
};

/** True iff the thread was told of a message. */
const hears = (effects: readonly Effect[], key: ThreadKey): boolean =>
  effects.some(({ thread, result }) => thread === key && result.tag === "received");

const nobody: readonly ThreadKey[] = [];

/**
 * True iff it was taken and called its pager in the same step: for a fault in this transfer, or in
 * the next, which it went on to when its message had arrived.
 */
const isBack = (before: State, after: State, sender: ThreadKey): boolean =>
  findThread(before, sender)?.transfer === undefined &&
  findThread(after, sender)?.transfer !== undefined;

const keysText = (keys: readonly ThreadKey[]): string => keys.map(describeKey).join(" ");

export const openReceiversServeTheFirst: StepClaim = {
  name: "openReceiversServeTheFirst",
  family: "ipc",
  says: "A thread that receives openly takes the first of its queue.",
  concerns: ["ipc"],
  violations: ({ before, event, after, effects }) => {
    if (event.tag !== "ipc" || before.running === undefined) return none;
    if (event.receive?.source.tag !== "open") return none;
    // Of who sends first, only what it heard tells that it came to its receive phase.
    if (event.to.tag !== "nil" && !hears(effects, before.running)) return none;
    // A pending line comes before all threads.
    if (before.lines.some(({ owner, pending }) => pending && owner === before.running)) return none;
    const first = threadAt(before, before.running).queue[0];
    const left = findThread(after, before.running)?.queue[0];
    if (first === undefined || first !== left || isBack(before, after, first)) return none;
    return [`${describeKey(first)} still stands first after a reception`];
  },
};

export const aReplyWithZeroTimeoutReachesItsCaller: StepClaim = {
  name: "aReplyWithZeroTimeoutReachesItsCaller",
  family: "ipc",
  says: "A message to a thread that waits for its sender arrives, whatever the timeout.",
  concerns: ["ipc"],
  violations: ({ before, event, after }) => {
    const me = before.running;
    if (event.tag !== "ipc" || event.message === undefined || me === undefined) return none;
    const to = route(before, me, event.to)?.to;
    if (to === undefined || to === me) return none;
    const { activity: was, transfer } = threadAt(before, to);
    // With this reply its message goes over, and it may go on to wait for me again.
    if (transfer !== undefined) return none;
    if (was.tag !== "waiting" || !isReceptive(before, to, me, idOf(before, me))) return none;
    // In another's name it may be somebody else who is heard.
    if (event.speakingFor !== undefined) return none;
    // A start wait may go on after its message; nothing else may.
    const is = findThread(after, to);
    // In a transfer it may have met a fault, and wait for its pager.
    return was.purpose !== "start" && is?.activity.tag === "waiting" && is.transfer === undefined
      ? [`${describeKey(to)} still waits for ${describeKey(me)}`]
      : none;
  },
};

export const faultedThreadsStayFaulted: StepClaim = {
  name: "faultedThreadsStayFaulted",
  family: "ipc",
  says:
    "Only lthread_ex_regs with an ip by its own task wakes a faulted thread, or the end of the " +
    "transfer in which it met its fault.",
  concerns: ["activities"],
  violations: (step) =>
    ofEachChange(step, (key, was, is) => {
      if (was?.activity.tag !== "faulted") return undefined;
      if (was.transfer !== undefined && is?.transfer === undefined) return undefined;
      if (is === undefined || is.activity.tag === "faulted") return undefined;
      return mayWake(step, key)
        ? undefined
        : `${describeKey(key)} was faulted and is ${is.activity.tag}`;
    }),
};

/** True iff the step may wake a faulted thread, or put another in its place. */
const mayWake = ({ before: { running }, event }: Step, key: ThreadKey): boolean =>
  event.tag === "taskNew" ||
  (event.tag === "lthreadExRegs" &&
    event.ip !== undefined &&
    running !== undefined &&
    taskOf(running) === taskOf(key));
