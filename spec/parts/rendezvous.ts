// The meeting of two threads: the send phase, the receive phase, and how a message goes over.
// Source: manual, section 2.0.
//
// Reading order: `sendPhase`, `receivePhase`, `goOver`, `copyOn`, then `transfer.ts`. Where kernel
// memory may run out while pages are mapped there are several ways on, so these return lists.

import { type Deadline, type Message, type Timeout } from "../message.ts";
import { nil, sameName, type Name, type ThreadKey } from "../name.ts";
import type { Failure, IpcError, Memory } from "../outcome.ts";
import {
  changeThread,
  idOf,
  isReady,
  named,
  threadAt,
  type Purpose,
  type Receive,
  type Source,
  type State,
} from "../state.ts";
import { kernelsOpening, polling, waiting } from "./activities.ts";
import { isInReach, nearest, route } from "./clans.ts";
import { pageFaultMessage } from "./kernelMessages.ts";
import { attachLine, pendingLineOf, takeLine } from "./lines.ts";
import type { Rule } from "../rules.ts";
import { act, become, by, change, give, onward, type Progress } from "./progress.ts";
import type { Lack } from "./strings.ts";
import { copy, deliver, pairOf, type Delivered, type Pair, type Sent } from "./transfer.ts";

/** What a thread wants to send: to whom, what, how long it tries, and what then. */
export type Sending = Sent & {
  /** Where the message goes first: see `route`. */
  readonly to: ThreadKey;
  readonly timeout: Timeout;
};

/** True iff the thread at `key` waits and accepts what `sender` sends in the name of `from`. */
export function isReceptive(state: State, key: ThreadKey, sender: ThreadKey, from: Name): boolean {
  const { activity } = threadAt(state, key);
  if (activity.tag !== "waiting") return false;
  const { source } = activity;
  if (source.tag === "open" || sameName(source.from, from)) return true;
  return hearsThrough(state, key, sender, source.from);
}

/** True iff `name` is of a thread out of reach of `key`, and `sender` stands on the way there. */
const hearsThrough = (state: State, key: ThreadKey, sender: ThreadKey, name: Name): boolean =>
  name.tag === "thread" &&
  !isInReach(state, key, name) &&
  sameName(nearest(state, key, name).nearest, idOf(state, sender));

/**
 * False of a fault told to somebody whose own fault, in a transfer, waits for an answer: two that
 * are each other's pagers would answer one another without end.
 */
export const mayAnswer = (state: State, key: ThreadKey, purpose: Purpose): boolean =>
  purpose === "ipc" || threadAt(state, key).transfer === undefined;

/** Manual, "Send phase", from (4) on: the partner is known to live in direct reach. */
export function sendPhase(
  p: Progress,
  me: ThreadKey,
  sending: Sending,
  memory: Memory,
): readonly Progress[] {
  const { to, timeout, purpose, envelope } = sending;
  if (isReceptive(p.state, to, me, envelope.from) && mayAnswer(p.state, to, purpose))
    return goOver(by(p, "ipc.send.rendezvous"), me, to, sending, memory);
  if (timeout === 0) return [fail(by(p, "ipc.send.timeout"), me, "send", "timeout")];
  const deadline = deadlineOf(p.state, timeout);
  const { queue } = threadAt(p.state, to);
  const queued = change(p, to, { queue: [...queue, me] });
  return [by(act(queued, me, polling(to, deadline, sending)), "ipc.send.polls")];
}

/** The message goes over, the sender goes on, and then whatever copy begins or may go on. */
function goOver(
  p: Progress,
  from: ThreadKey,
  to: ThreadKey,
  sent: Sent,
  memory: Memory,
): readonly Progress[] {
  return onward(deliver(p, from, to, sent, memory), (end) => {
    if (end.tag === "begun") return copyOn(end.progress, to, memory);
    const sender = afterSending(end.progress, from, sent, end.error, memory);
    // It may have been the reply to a fault in a transfer.
    return onward(sender, (q) => copyOn(q, to, memory));
  });
}

/** The transfer in which `key` takes part goes on, if nobody has to deal with a fault first. */
function copyOn(p: Progress, key: ThreadKey, memory: Memory): readonly Progress[] {
  const pair = pairOf(p.state, key);
  if (pair === undefined) return [p];
  const end = copy(p, pair, memory);
  if ("side" in end) return faultWithin(end.progress, pair, end, memory);
  const { sender, sends } = pair;
  return onward(end, ({ progress, error }: Delivered) =>
    afterSending(
      progress,
      sender,
      { envelope: sends.envelope, purpose: "ipc", receive: sends.receive },
      error,
      memory,
    ),
  );
}

/** A right is missing: that side calls its pager, for as long as the other has patience. */
function faultWithin(
  p: Progress,
  { sender, receiver, sends, receives }: Pair,
  { side, access, address }: Lack,
  memory: Memory,
): readonly Progress[] {
  const [faulting, other] = side === "sender" ? [sender, receiver] : [receiver, sender];
  const { timeout } = side === "sender" ? receives : sends;
  const ruled = by(
    p,
    side === "sender" ? "ipc.transfer.senderFaults" : "ipc.transfer.receiverFaults",
  );
  if (timeout === 0) return [endTransfer(by(ruled, "ipc.transfer.zeroTimeout"), faulting, "Mine")];
  const deadline = deadlineOf(p.state, timeout);
  const waits = act(ruled, other, { tag: "transferring", deadline });
  const { ip } = threadAt(p.state, faulting);
  return callPager(waits, faulting, "pageFault", pageFaultMessage(access, address, ip), memory);
}

/** The thread calls its pager, or is faulted when it has none. Source: manual, 3.1 to 3.3. */
export function callPager(
  p: Progress,
  me: ThreadKey,
  purpose: Exclude<Purpose, "ipc">,
  message: Message,
  memory: Memory,
): readonly Progress[] {
  const isPageFault = purpose === "pageFault";
  const to = threadAt(p.state, me).pager;
  const pager = named(p.state, to);
  const way = route(p.state, me, to);
  if (pager === undefined || pager === me || way === undefined) {
    const ruled = by(p, isPageFault ? "fault.noPager" : "exception.noPager");
    return [act(ruled, me, { tag: "faulted" })];
  }
  const ruled = by(p, isPageFault ? "fault.calls" : "exception.calls");
  const routed = way.redirected ? by(ruled, "ipc.send.redirects") : ruled;
  const envelope = { from: idOf(p.state, me), to, redirected: way.redirected, propagated: false };
  const sending: Sending = {
    message,
    envelope,
    purpose,
    receive: undefined,
    transferTimeout: never,
    to: way.to,
    timeout: never,
  };
  return sendPhase(routed, me, sending, memory);
}

const never: Timeout = "never";

/** The sender goes on: to its error, to its receive phase, or back to work. */
export function afterSending(
  p: Progress,
  me: ThreadKey,
  sent: Pick<Sending, "envelope" | "purpose" | "receive">,
  error: IpcError | undefined,
  memory: Memory,
): readonly Progress[] {
  const { envelope, purpose, receive } = sent;
  if (error !== undefined) return [fail(p, me, "send", error)];
  if (purpose !== "ipc") return [awaitReply(p, me, envelope.to, purpose)];
  if (receive !== undefined) return receivePhase(p, me, receive, memory);
  return [by(succeed(p, me), "ipc.send.only")];
}

/** A fault's call has been received: now only the pager is heard, for ever, everywhere. */
function awaitReply(p: Progress, me: ThreadKey, pager: Name, purpose: Purpose): Progress {
  const source: Source = { tag: "closed", from: pager };
  return act(p, me, waiting(purpose, source, kernelsOpening, never));
}

/** Manual, "Receive phase". `me` is no longer in its send phase. */
export function receivePhase(
  p: Progress,
  me: ThreadKey,
  receive: Receive,
  memory: Memory,
): readonly Progress[] {
  const { source, timeout } = receive;
  const begun = source.tag === "closed" ? listenTo(p, me, source.from) : p;
  if (typeof begun === "string") return [fail(by(p, begun), me, "receive", "noPartner")];
  // Waiting for an instant: whoever is queued and matches is served at once.
  const activity = waiting("ipc", source, receive, deadlineOf(p.state, timeout));
  const open = act(begun, me, activity);
  const line = pendingLineOf(open.state, me);
  if (line !== undefined) return [takeLine(open, me, line)];
  const { queue } = threadAt(open.state, me);
  const sender = queue.find((key) => isReceptive(open.state, me, key, nameOn(open.state, key)));
  if (sender !== undefined) return take(by(open, takes(p.state, me, source)), sender, me, memory);
  if (timeout === 0) return [fail(by(begun, "ipc.receive.timeout"), me, "receive", "timeout")];
  const sleeps = source.tag === "closed" && sameName(source.from, idOf(p.state, me));
  return [by(open, sleeps ? "ipc.receive.sleeps" : "ipc.receive.waits")];
}

/** A closed receive begins: a line is attached. A rule: there is no such partner. */
function listenTo(p: Progress, me: ThreadKey, from: Name): Progress | Rule {
  if (from.tag === "interrupt") return attachLine(p, me, from.line);
  return named(p.state, from) === undefined ? "ipc.receive.noPartner" : p;
}

/** In whose name a polling thread speaks. */
export function nameOn(state: State, key: ThreadKey): Name {
  const { activity } = threadAt(state, key);
  return activity.tag === "polling" ? activity.envelope.from : nil;
}

const takes = (state: State, me: ThreadKey, source: Source): Rule => {
  if (source.tag === "open") return "ipc.receive.openTakes";
  return isInReach(state, me, source.from)
    ? "ipc.receive.closedTakes"
    : "ipc.receive.throughNearest";
};

/** A queued sender's message is transferred, and the sender goes on. */
function take(
  p: Progress,
  sender: ThreadKey,
  receiver: ThreadKey,
  memory: Memory,
): readonly Progress[] {
  const { activity } = threadAt(p.state, sender);
  if (activity.tag !== "polling") return [p];
  const taken = become(p, unqueue(p.state, sender));
  return goOver(taken, sender, receiver, activity, memory);
}

/** The thread's `ipc` is over and well, and nothing was received. */
const succeed = (p: Progress, me: ThreadKey): Progress => end(p, me, undefined);

/** The thread's `ipc` is over with an error, and nothing was received. */
export const fail = (
  p: Progress,
  me: ThreadKey,
  phase: Failure["phase"],
  error: IpcError,
): Progress => end(p, me, { phase, error });

const end = (p: Progress, me: ThreadKey, failure: Failure | undefined): Progress =>
  give(act(p, me, { tag: "ready" }), me, { tag: "ipc", failure });

/**
 * A transfer is over without its message: `key` has an error in its phase, its partner another. Of
 * a fault that took too long, `whose` space it was in, seen from `key`.
 */
export function endTransfer(
  p: Progress,
  key: ThreadKey,
  whose: "Mine" | "Partner" | "aborted",
): Progress {
  const { transfer } = threadAt(p.state, key);
  if (transfer === undefined) return p;
  if (whose === "aborted") return abandon(abandon(p, key, "aborted"), transfer.partner, "aborted");
  const others = whose === "Mine" ? "Partner" : "Mine";
  const told = abandon(p, key, `transferTimeout${whose}`);
  return abandon(told, transfer.partner, `transferTimeout${others}`);
}

/** One side of a transfer that is over: whatever it did within it is dropped. */
export function abandon(p: Progress, key: ThreadKey, error: IpcError): Progress {
  const phase = threadAt(p.state, key).transfer?.role === "sender" ? "send" : "receive";
  const alone = become(p, unqueue(p.state, key));
  return fail(change(alone, key, { transfer: undefined }), key, phase, error);
}

/** The same state with the polling thread `key` out of the queue where it stands. */
export function unqueue(state: State, key: ThreadKey): State {
  const { activity } = threadAt(state, key);
  if (activity.tag !== "polling") return state;
  const queue = threadAt(state, activity.to).queue.filter((other) => other !== key);
  return changeThread(state, activity.to, { queue });
}

/** The tick at which a phase that begins now ends. */
export const deadlineOf = (state: State, timeout: Timeout): Deadline =>
  timeout === "never" ? "never" : state.now + Math.ceil(timeout / state.limits.tickMicros);

/** True iff `key` was not ready before and is now. */
export const wasWoken = (before: State, after: State, key: ThreadKey): boolean =>
  !isReady(before, key) && isReady(after, key);
