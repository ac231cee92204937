// The meeting of two threads: the send phase, the receive phase, and what passes between them.
// Source: manual, section 2.0.
//
// Reading order: `sendPhase`, `receivePhase`, `deliver`. Where kernel memory may run out while
// pages are mapped there are several ways on, so these functions return lists.

import {
  completeSpace,
  type Deadline,
  type Envelope,
  type Message,
  type Timeout,
} from "../message.ts";
import { nil, sameName, taskOf, type Name, type ThreadKey } from "../name.ts";
import type { Failure, IpcError, Memory } from "../outcome.ts";
import {
  changeThread,
  idOf,
  instructionAt,
  isReady,
  named,
  threadAt,
  type Activity,
  type Purpose,
  type Receive,
  type Source,
  type State,
} from "../state.ts";
import { isInReach, nearest } from "./clans.ts";
import { mapItems } from "./items.ts";
import { attachLine, pendingLineOf, releaseLines, takeLine } from "./lines.ts";
import type { Rule } from "../rules.ts";
import { become, by, change, give, type Progress } from "./progress.ts";

/** What a thread wants to send: to whom, what, how long it tries, and what then. */
export type Sending = {
  /** Where the message goes first: see `route`. */
  readonly to: ThreadKey;
  readonly message: Message;
  readonly envelope: Envelope;
  readonly timeout: Timeout;
  readonly purpose: Purpose;
  readonly receive: Receive | undefined;
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

/** Manual, "Send phase", from (4) on: the partner is known to live in direct reach. */
export function sendPhase(
  p: Progress,
  me: ThreadKey,
  sending: Sending,
  memory: Memory,
): readonly Progress[] {
  const { to, message, envelope, timeout, purpose, receive } = sending;
  if (isReceptive(p.state, to, me, envelope.from))
    return deliver(by(p, "ipc.send.rendezvous"), me, to, sending, memory).flatMap(
      ({ progress, error }) => afterSending(progress, me, sending, error, memory),
    );
  if (timeout === 0) return [fail(by(p, "ipc.send.timeout"), me, "send", "timeout")];
  const deadline = deadlineOf(p.state, timeout);
  const polling: Activity = { tag: "polling", purpose, to, message, envelope, deadline, receive };
  const { queue } = threadAt(p.state, to);
  const queued = change(p, to, { queue: [...queue, me] });
  return [by(change(queued, me, { activity: polling }), "ipc.send.polls")];
}

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
  return change(p, me, {
    activity: { tag: "waiting", purpose, source, window: completeSpace, deadline: "never" },
  });
}

/** Manual, "Receive phase". `me` is no longer in its send phase. */
export function receivePhase(
  p: Progress,
  me: ThreadKey,
  receive: Receive,
  memory: Memory,
): readonly Progress[] {
  const { source, timeout, window } = receive;
  const begun = source.tag === "closed" ? listenTo(p, me, source.from) : p;
  if (typeof begun === "string") return [fail(by(p, begun), me, "receive", "noPartner")];
  const waiting: Activity = {
    tag: "waiting",
    purpose: "ipc",
    source,
    window,
    deadline: deadlineOf(p.state, timeout),
  };
  // Waiting for an instant: whoever is queued and matches is served at once.
  const open = change(begun, me, { activity: waiting });
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
  return deliver(taken, sender, receiver, activity, memory).flatMap(({ progress, error }) =>
    afterSending(progress, sender, activity, error, memory),
  );
}

/** A message and what is written on it. */
type Letter = { readonly message: Message; readonly envelope: Envelope };
type Delivered = { readonly progress: Progress; readonly error: IpcError | undefined };

/**
 * Words, then map and grant items, then the receiver's result.
 *
 * Pre     `to` is receptive to `from`.
 * Post    `to` is ready, but for a start wait that got fewer than two words. `error` is for both
 *         sides, and the receiver has been told if it was in an `ipc` of its own.
 */
function deliver(
  p: Progress,
  from: ThreadKey,
  to: ThreadKey,
  letter: Letter,
  memory: Memory,
): readonly Delivered[] {
  const { activity } = threadAt(p.state, to);
  if (activity.tag !== "waiting") return [];
  const { window, purpose } = activity;
  const { message } = letter;
  const woken = receiveWords(p, to, purpose, message);
  const tell = (q: Progress, error: IpcError | undefined): Progress =>
    purpose === "ipc" ? tellReceiver(q, from, to, letter, error) : q;
  if (message.items.length > 0 && window.tag === "noPage")
    return [{ progress: tell(by(woken, "ipc.transfer.cut"), "cut"), error: "cut" }];
  const mapping = message.items.length > 0 ? by(woken, "ipc.transfer.items") : woken;
  const route = { from: taskOf(from), to: taskOf(to), memory };
  return mapItems(mapping, message.items, window, route).map(({ progress, complete }) => {
    const error = complete ? undefined : "outOfMemory";
    const settled = message.items.length > 0 ? releaseLines(progress) : progress;
    return { progress: tell(settled, error), error };
  });
}

/** What the words do to the receiver's state, by what it was waiting for. */
function receiveWords(
  p: Progress,
  to: ThreadKey,
  purpose: Purpose | "start",
  message: Message,
): Progress {
  const ready = { activity: { tag: "ready" } } as const;
  const [first, second, third] = message.words.slice(0, message.untyped);
  switch (purpose) {
    case "ipc":
      return by(change(p, to, ready), "ipc.transfer.words");
    case "pageFault":
      return by(change(p, to, ready), "fault.replied");
    case "exception": {
      const { ip, sp } = threadAt(p.state, to);
      const resumed = change(p, to, {
        ...ready,
        ip: instructionAt(first ?? ip),
        sp: second ?? sp,
      });
      const replied = by(resumed, "exception.replied");
      return third === undefined
        ? replied
        : give(replied, to, { tag: "firstArgument", value: third });
    }
    case "start":
      if (first === undefined || second === undefined) return by(p, "start.waits");
      return by(change(p, to, { ...ready, ip: instructionAt(first), sp: second }), "start.starts");
  }
}

/** What the receiver of an `ipc` finds in its registers. */
const tellReceiver = (
  p: Progress,
  sender: ThreadKey,
  to: ThreadKey,
  { message, envelope }: Letter,
  error: IpcError | undefined,
): Progress => {
  const failure = error === undefined ? undefined : ({ phase: "receive", error } as const);
  return give(p, to, { tag: "received", sender, envelope, message, failure });
};

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
  give(change(p, me, { activity: { tag: "ready" } }), me, { tag: "ipc", failure });

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
