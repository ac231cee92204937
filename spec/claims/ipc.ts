// Messages: where senders stand, who is served, what arrives. Source: manual, 2.0.

import { changedThreads } from "../changes.ts";
import type { StateClaim, StepClaim } from "../claim.ts";
import { describeKey, taskOf, type ThreadKey } from "../name.ts";
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
import { ofEachThread } from "./each.ts";

export const aThreadIsQueuedExactlyWhereItPolls: StateClaim = {
  name: "aThreadIsQueuedExactlyWhereItPolls",
  family: "ipc",
  says: "A polling thread stands once in the queue of whom it polls on, and nowhere else.",
  reads: ["living", "activities", "queues"],
  violations: (state) => (isQueuedWell(state) ? [] : misplacedIn(state)),
};

/** True iff whoever is queued polls there, once, and as many poll as are queued. */
function isQueuedWell(state: State): boolean {
  let [queued, polling] = [0, 0];
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
  reads: ["heads", "living", "activities", "queues"],
  violations: (state) => {
    const found: string[] = [];
    for (const key of threadKeys(state)) {
      const { queue, activity } = threadAt(state, key);
      if (queue.length === 0 || activity.tag !== "waiting") continue;
      const heard = queue.filter((sender) => wouldHear(state, key, sender));
      for (const sender of heard)
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

export const noDeadlineOutlivesItsRendezvous: StateClaim = {
  name: "noDeadlineOutlivesItsRendezvous",
  family: "ipc",
  says: "Every deadline is in the future: what had one and ended, has none.",
  reads: ["living", "activities", "now"],
  violations: (state) =>
    ofEachThread(state, ({ activity }, key) => {
      if (activity.tag === "ready" || activity.tag === "faulted") return undefined;
      const { deadline } = activity;
      return deadline === "never" || deadline > state.now
        ? undefined
        : `${describeKey(key)} is ${activity.tag} until tick ${deadline}, now is ${state.now}`;
    }),
};

export const theKernelsCallsHaveNoDeadline: StateClaim = {
  name: "theKernelsCallsHaveNoDeadline",
  family: "ipc",
  says: "Who calls its pager in a fault or an exception, or awaits its start, does so for ever.",
  reads: ["living", "activities"],
  violations: (state) =>
    threadKeys(state).flatMap((key) => {
      const { activity } = threadAt(state, key);
      if (activity.tag !== "polling" && activity.tag !== "waiting") return [];
      const { purpose, deadline } = activity;
      return purpose === "ipc" || deadline === "never"
        ? []
        : [`${describeKey(key)} is ${activity.tag} (${purpose}) until tick ${deadline}`];
    }),
};

export const pollersPollTheLiving: StateClaim = {
  name: "pollersPollTheLiving",
  family: "ipc",
  says: "Who polls or waits for somebody, but for its start, has a living partner or pager.",
  reads: ["heads", "living", "activities"],
  violations: (state) =>
    ofEachThread(state, ({ activity }, key) => {
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
    }),
};

export const sendersAreServedInOrder: StepClaim = {
  name: "sendersAreServedInOrder",
  family: "ipc",
  says: "Who stays in a queue keeps its order there, and newcomers stand last.",
  concerns: ["queues"],
  violations: ({ before, after }) =>
    changedThreads(before, after).flatMap((key) => {
      const was = findThread(before, key)?.queue ?? [];
      const queue = findThread(after, key)?.queue ?? [];
      if (was === queue || queue.length === 0) return [];
      const stayed = was.filter(
        (sender) => queue.includes(sender) && !isBack(before, after, sender),
      );
      return stayed.every((sender, index) => queue[index] === sender)
        ? []
        : [`${describeKey(key)}: queue was ${keysText(was)}, is ${keysText(queue)}`];
    }),
};

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
  violations: ({ before, event, after }) => {
    if (event.tag !== "ipc" || event.to.tag !== "nil" || before.running === undefined) return [];
    if (event.receive?.source.tag !== "open") return [];
    // A pending line comes before all threads.
    if (before.lines.some(({ owner, pending }) => pending && owner === before.running)) return [];
    const [first] = threadAt(before, before.running).queue;
    const [left] = findThread(after, before.running)?.queue ?? [];
    if (first === undefined || first !== left || isBack(before, after, first)) return [];
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
    if (event.tag !== "ipc" || event.message === undefined || me === undefined) return [];
    const to = route(before, me, event.to)?.to;
    if (to === undefined || to === me) return [];
    const { activity: was, transfer } = threadAt(before, to);
    // With this reply its message goes over, and it may go on to wait for me again.
    if (transfer !== undefined) return [];
    if (was.tag !== "waiting" || !isReceptive(before, to, me, idOf(before, me))) return [];
    // In another's name it may be somebody else who is heard.
    if (event.speakingFor !== undefined) return [];
    // A start wait may go on after its message; nothing else may.
    const is = findThread(after, to);
    // In a transfer it may have met a fault, and wait for its pager.
    return was.purpose !== "start" && is?.activity.tag === "waiting" && is.transfer === undefined
      ? [`${describeKey(to)} still waits for ${describeKey(me)}`]
      : [];
  },
};

export const faultedThreadsStayFaulted: StepClaim = {
  name: "faultedThreadsStayFaulted",
  family: "ipc",
  says:
    "Only lthread_ex_regs with an ip by its own task wakes a faulted thread, or the end of the " +
    "transfer in which it met its fault.",
  concerns: ["activities"],
  violations: ({ before, event, after }) =>
    changedThreads(before, after).flatMap((key) => {
      const was = findThread(before, key);
      if (was?.activity.tag !== "faulted") return [];
      const now = findThread(after, key);
      if (was.transfer !== undefined && now?.transfer === undefined) return [];
      if (now === undefined || now.activity.tag === "faulted") return [];
      const allowed =
        (event.tag === "lthreadExRegs" &&
          event.ip !== undefined &&
          before.running !== undefined &&
          taskOf(before.running) === taskOf(key)) ||
        event.tag === "taskNew";
      return allowed ? [] : [`${describeKey(key)} was faulted and is ${now.activity.tag}`];
    }),
};
