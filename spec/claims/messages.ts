// What passes between threads, told from both ends. Source: manual, "Transfer" in 2.0.

import { changedThreads, differsIn } from "../changes.ts";
import type { HistoryClaim, ObservedStep } from "../claim.ts";
import type { Envelope } from "../message.ts";
import { describeKey, sameName, type Name, type ThreadKey } from "../name.ts";
import type { IpcError } from "../outcome.ts";
import { isInReach, nearest, route, standsBetween } from "../parts/clans.ts";
import { lineAt } from "../parts/lines.ts";
import { isReceptive } from "../parts/rendezvous.ts";
import { findThread, idOf, named } from "../state.ts";
import { none } from "./none.ts";
import { arrivesAs, offered, receptions, speaksForFault, type Reception } from "./receptions.ts";

/** What `violation` finds wrong with each message that came. */
function ofEachReception(
  step: ObservedStep,
  violation: (reception: Reception) => string | undefined,
): readonly string[] {
  const found: string[] = [];
  for (const reception of receptions(step)) {
    const wrong = violation(reception);
    if (wrong !== undefined) found.push(wrong);
  }
  return found;
}

export const noMessageIsLostOrInvented: HistoryClaim = {
  name: "noMessageIsLostOrInvented",
  family: "ipc",
  says:
    "What is received was sent, word for word, by its sender, and is received once; what its " +
    "sender was told to have gone over was received whole.",
  concerns: ["told"],
  begin: () => (step) => {
    const invented = ofEachReception(step, (reception) => {
      const { to, from, message } = reception;
      const isOwn = !speaksForFault(step, reception);
      if (isOwn && !offered(step, from).some((sent) => arrivesAs(sent, message)))
        return `${describeKey(to)} received what ${describeKey(from)} did not send`;
      if (isOwn && isSecond(step, reception))
        return `the message of ${describeKey(from)} was received twice`;
      return pollsOn(step, reception)
        ? `${describeKey(from)} still polls on ${describeKey(to)}`
        : undefined;
    });
    const lost = lostIn(step);
    return lost.length === 0 ? invented : [...invented, ...lost];
  },
};

/** Messages that went over, as their senders were told, and that nobody has. */
function lostIn(step: ObservedStep): readonly string[] {
  let lost = none;
  for (const { thread, result } of step.effects) {
    if (result.tag !== "ipc" || result.failure !== undefined) continue;
    if (sendsToAnIpc(step, thread) && !hasArrived(step, thread))
      lost = [
        ...lost,
        `the message of ${describeKey(thread)} went over, and nobody received it whole`,
      ];
  }
  return lost;
}

/** True iff what the thread sends goes to the `ipc` of another; the kernel's waits tell nobody. */
function sendsToAnIpc({ before, event }: ObservedStep, key: ThreadKey): boolean {
  if (key !== before.running) {
    const thread = findThread(before, key);
    return thread?.transfer?.role === "sender" || thread?.activity.tag === "polling";
  }
  if (event.tag !== "ipc") return false;
  const there = route(before, key, event.to);
  const activity = there === undefined ? undefined : findThread(before, there.to)?.activity;
  return activity?.tag === "waiting" && activity.purpose === "ipc";
}

/**
 * True iff another message of the same sender came before. Whoever was received from may meet a
 * fault in what it receives next, and tell its pager: that is another.
 */
const isSecond = (step: ObservedStep, reception: Reception): boolean =>
  reception !==
  receptions(step).find((other) => other.from === reception.from && !speaksForFault(step, other));

/** True iff the sender polls with the message that came. */
function pollsOn({ before, after }: ObservedStep, { to, from }: Reception): boolean {
  const activity = findThread(after, from)?.activity;
  const was = findThread(before, from)?.activity;
  return activity?.tag === "polling" && activity.to === to && activity === was;
}

/** Errors after which nothing has moved: class A of the manual. */
const classA: ReadonlySet<IpcError> = new Set(["timeout", "noPartner", "cancelled", "badMessage"]);

export const errorsOfClassAMoveNothing: HistoryClaim = {
  name: "errorsOfClassAMoveNothing",
  family: "ipc",
  says: "An ipc that fails in its send phase with 1, 2, 3 or 9 has moved no word and no page.",
  concerns: ["told"],
  begin: () => (step) => {
    if (!failedWithoutMoving(step)) return none;
    const moved = receptions(step).map(({ to }) => `${describeKey(to)} received something`);
    return differsIn("spaces", step.before, step.after) ? [...moved, "a page was mapped"] : moved;
  },
};

/** True iff the running thread was told of such an error in its send phase. */
function failedWithoutMoving({ before, event, effects }: ObservedStep): boolean {
  if (event.tag !== "ipc") return false;
  for (const { thread, result } of effects) {
    const failure = result.tag === "ipc" ? result.failure : undefined;
    if (thread === before.running && failure?.phase === "send") return classA.has(failure.error);
  }
  return false;
}

export const aFailedSendSkipsTheReceive: HistoryClaim = {
  name: "aFailedSendSkipsTheReceive",
  family: "ipc",
  says: "Nobody enters the receive phase of an ipc whose message was not received whole.",
  concerns: ["activities", "transfers", "told"],
  begin: () => (step) => {
    const wrong: string[] = [];
    const look = (key: ThreadKey): void => {
      if (goesOn(step, key) && !mayGoOn(step, key))
        wrong.push(`${describeKey(key)} failed to send and went on to receive`);
    };
    // Who has not changed and was told nothing did not go on to anything.
    const changed = changedThreads(step.before, step.after);
    for (const key of changed) look(key);
    for (const { thread } of step.effects) if (!changed.includes(thread)) look(thread);
    return wrong;
  },
};

/** True iff the thread is in its receive phase, or was told how that ended. */
function goesOn({ after, effects }: ObservedStep, key: ThreadKey): boolean {
  const thread = findThread(after, key);
  if (thread?.transfer?.role === "receiver") return true;
  if (thread?.activity.tag === "waiting" && thread.activity.purpose === "ipc") return true;
  for (const { thread: told, result } of effects)
    if (told === key)
      if (
        result.tag === "received" ||
        (result.tag === "ipc" && result.failure?.phase === "receive")
      )
        return true;
  return false;
}

/** True iff the thread had nothing to send, or that was heard whole. */
function mayGoOn(step: ObservedStep, key: ThreadKey): boolean {
  const { before } = step;
  const thread = findThread(before, key);
  if (thread === undefined) return true;
  const { activity, transfer } = thread;
  if (transfer?.role === "sender") return hasArrived(step, key);
  if (key === before.running) return !sends(step) || (isHeard(step, key) && !isCut(step, key));
  if (activity.tag !== "polling" || activity.purpose !== "ipc") return true;
  return movesMessages(step) && !isCut(step, key);
}

/** True iff the message of `key` was received in part. */
const isCut = (step: ObservedStep, key: ThreadKey): boolean =>
  receptions(step).some(({ from, complete }) => from === key && !complete);

/** True iff the message of `key` was received whole. */
const hasArrived = (step: ObservedStep, key: ThreadKey): boolean =>
  receptions(step).some(({ from, complete }) => from === key && complete);

const sends = ({ event }: ObservedStep): boolean => event.tag === "ipc" && event.to.tag !== "nil";

/** True iff messages can pass in the step: calls to pagers are such, too. */
const movesMessages = ({ event }: ObservedStep): boolean =>
  event.tag === "ipc" || event.tag === "access" || event.tag === "exception";

/** True iff somebody waits for what the running thread `me` sends. */
function isHeard({ before, event }: ObservedStep, me: ThreadKey): boolean {
  if (event.tag !== "ipc" || event.message === undefined) return false;
  if (event.to.tag === "interrupt") return lineAt(before, event.to.line)?.owner === me;
  const there = route(before, me, event.to)?.to;
  if (there === undefined || there === me) return false;
  const { speakingFor: other } = event;
  const speaks = other !== undefined && standsBetween(before, me, other, event.to);
  return isReceptive(before, there, me, speaks ? other : idOf(before, me));
}

export const clansPassOnlyThroughTheirChief: HistoryClaim = {
  name: "clansPassOnlyThroughTheirChief",
  family: "isolation",
  says: "A message comes from a thread in direct reach, whatever name is on it.",
  concerns: ["toldOfMessage"],
  begin: () => (step) =>
    ofEachReception(step, ({ to, from }) =>
      isInReach(step.before, to, idOf(step.before, from))
        ? undefined
        : `${describeKey(to)} heard ${describeKey(from)} across a clan's border`,
    ),
};

export const nobodySpeaksForAStranger: HistoryClaim = {
  name: "nobodySpeaksForAStranger",
  family: "isolation",
  says: "The name on a message is the sender's own, or it stands between that and the receiver.",
  concerns: ["toldOfMessage"],
  begin: () => (step) =>
    ofEachReception(step, ({ to, from, envelope }) =>
      maySign(step, from, envelope)
        ? undefined
        : `${describeKey(from)} spoke to ${describeKey(to)} in a false name`,
    ),
};

/** True iff the thread may send in the name that is on the message. */
function maySign(
  { before }: ObservedStep,
  sender: ThreadKey,
  { from, to, propagated }: Envelope,
): boolean {
  if (!propagated) return sameName(from, idOf(before, sender));
  // A queued message was signed when it was sent; what it named may have died since.
  const isQueued = sender !== before.running;
  const bothLive = named(before, from) !== undefined && named(before, to) !== undefined;
  return (isQueued && !bothLive) || standsBetween(before, sender, from, to);
}

export const messagesArriveWhereIdNearestSays: HistoryClaim = {
  name: "messagesArriveWhereIdNearestSays",
  family: "isolation",
  says: "A message arrives at id_nearest of whom it was addressed to.",
  concerns: ["toldOfMessage"],
  begin: () => (step) =>
    ofEachReception(step, (reception) => {
      const { to, from, envelope } = reception;
      const addressee = addressedBy(step, reception) ?? envelope.to;
      // What is queued was sent when it lived: of the dead nothing can be asked any more.
      if (from !== step.before.running && named(step.before, addressee) === undefined)
        return undefined;
      const { nearest: there } = nearest(step.before, from, addressee);
      return sameName(there, idOf(step.before, to))
        ? undefined
        : `${describeKey(to)} got what ${describeKey(from)} sent elsewhere`;
    }),
};

/** Whom the sender addressed, whatever the receiver was told. */
function addressedBy(step: ObservedStep, reception: Reception): Name | undefined {
  const { before, event } = step;
  const { from: sender } = reception;
  const thread = findThread(before, sender);
  const polled = thread?.activity.tag === "polling" ? thread.activity : undefined;
  if (polled !== undefined && polled.purpose !== "ipc") return polled.envelope.to;
  if (speaksForFault(step, reception)) return thread?.pager;
  if (polled !== undefined) return polled.envelope.to;
  if (thread?.transfer?.role === "sender") return thread.transfer.envelope.to;
  if (sender !== before.running) return undefined;
  return event.tag === "ipc" ? event.to : thread?.pager;
}
