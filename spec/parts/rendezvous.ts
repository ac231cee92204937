// The meeting of two threads: the send phase, the receive phase, and what passes between them.
// Source: manual, section 2.0.
//
// Reading order: `sendPhase`, `receivePhase`, `deliver`. Where kernel memory may run out while
// pages are mapped there are several ways on, so these functions return lists.

import { completeSpace, type Deadline, type Message, type Timeout } from "../message.ts";
import { nil, sameName, taskOf, type Name, type ThreadKey } from "../name.ts";
import type { Failure, IpcError, Memory } from "../outcome.ts";
import {
  changeThread,
  idOf,
  instructionAt,
  isReady,
  threadAt,
  type Activity,
  type Purpose,
  type Receive,
  type Source,
  type State,
} from "../state.ts";
import { partner } from "./clans.ts";
import { mapItems } from "./items.ts";
import { become, by, change, give, type Progress } from "./progress.ts";

/** What a thread wants to send: to whom, what, how long it tries, and what then. */
export type Sending = {
  readonly to: ThreadKey;
  readonly message: Message;
  readonly timeout: Timeout;
  readonly purpose: Purpose;
  readonly receive: Receive | undefined;
};

/** True iff the thread at `key` is waiting and accepts a message from `sender`. */
export function isReceptive(state: State, key: ThreadKey, sender: ThreadKey): boolean {
  const { activity } = threadAt(state, key);
  return activity.tag === "waiting" && accepts(activity.source, idOf(state, sender));
}

const accepts = (source: Source, sender: Name): boolean =>
  source.tag === "open" || sameName(source.from, sender);

/** Manual, "Send phase", from (4) on: the partner is known to live in direct reach. */
export function sendPhase(
  p: Progress,
  me: ThreadKey,
  sending: Sending,
  memory: Memory,
): readonly Progress[] {
  const { to, message, timeout, purpose, receive } = sending;
  if (isReceptive(p.state, to, me))
    return deliver(by(p, "ipc.send.rendezvous"), me, to, message, memory).flatMap(
      ({ progress, error }) => afterSending(progress, me, { to, purpose, receive }, error, memory),
    );
  if (timeout === 0) return [fail(by(p, "ipc.send.timeout"), me, "send", "timeout")];
  const deadline = deadlineOf(p.state, timeout);
  const polling: Activity = { tag: "polling", purpose, to, message, deadline, receive };
  const { queue } = threadAt(p.state, to);
  const queued = change(p, to, { queue: [...queue, me] });
  return [by(change(queued, me, { activity: polling }), "ipc.send.polls")];
}

/** The sender goes on: to its error, to its receive phase, or back to work. */
function afterSending(
  p: Progress,
  me: ThreadKey,
  sent: Pick<Sending, "to" | "purpose" | "receive">,
  error: IpcError | undefined,
  memory: Memory,
): readonly Progress[] {
  const { to, purpose, receive } = sent;
  if (error !== undefined) return [fail(p, me, "send", error)];
  if (purpose !== "ipc") return [awaitReply(p, me, to, purpose)];
  if (receive !== undefined) return receivePhase(p, me, receive, memory);
  return [by(succeed(p, me), "ipc.send.only")];
}

/** A fault's call has been received: now only the pager is heard, for ever, everywhere. */
function awaitReply(p: Progress, me: ThreadKey, pager: ThreadKey, purpose: Purpose): Progress {
  const source: Source = { tag: "closed", from: idOf(p.state, pager) };
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
  if (source.tag === "closed" && partner(p.state, me, source.from) === undefined)
    return [fail(by(p, "ipc.receive.noPartner"), me, "receive", "noPartner")];
  const waiting: Activity = {
    tag: "waiting",
    purpose: "ipc",
    source,
    window,
    deadline: deadlineOf(p.state, timeout),
  };
  // Waiting for an instant: whoever is queued and matches is served at once.
  const open = change(p, me, { activity: waiting });
  const { queue } = threadAt(open.state, me);
  const sender = queue.find((key) => isReceptive(open.state, me, key));
  if (sender !== undefined) {
    const rule = source.tag === "open" ? "ipc.receive.openTakes" : "ipc.receive.closedTakes";
    return take(by(open, rule), sender, me, memory);
  }
  if (timeout === 0) return [fail(by(p, "ipc.receive.timeout"), me, "receive", "timeout")];
  const sleeps = source.tag === "closed" && sameName(source.from, idOf(p.state, me));
  return [by(open, sleeps ? "ipc.receive.sleeps" : "ipc.receive.waits")];
}

/** A queued sender's message is transferred, and the sender goes on. */
function take(
  p: Progress,
  sender: ThreadKey,
  receiver: ThreadKey,
  memory: Memory,
): readonly Progress[] {
  const { activity } = threadAt(p.state, sender);
  if (activity.tag !== "polling") return [p];
  const { message, purpose, receive } = activity;
  const taken = become(p, unqueue(p.state, sender));
  return deliver(taken, sender, receiver, message, memory).flatMap(({ progress, error }) =>
    afterSending(progress, sender, { to: receiver, purpose, receive }, error, memory),
  );
}

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
  message: Message,
  memory: Memory,
): readonly Delivered[] {
  const { activity } = threadAt(p.state, to);
  if (activity.tag !== "waiting") return [];
  const { window, purpose } = activity;
  const sender = idOf(p.state, from);
  const woken = receiveWords(p, to, purpose, message);
  if (message.items.length > 0 && window.tag === "noPage") {
    const cut = by(woken, "ipc.transfer.cut");
    return [{ progress: tell(cut, to, purpose, sender, message, "cut"), error: "cut" }];
  }
  const mapping = message.items.length > 0 ? by(woken, "ipc.transfer.items") : woken;
  const route = { from: taskOf(from), to: taskOf(to), memory };
  return mapItems(mapping, message.items, window, route).map(({ progress, complete }) => {
    const error = complete ? undefined : "outOfMemory";
    return { progress: tell(progress, to, purpose, sender, message, error), error };
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

/** The receiver's registers, if it was in an `ipc` of its own. */
const tell = (
  p: Progress,
  to: ThreadKey,
  purpose: Purpose | "start",
  from: Name,
  message: Message,
  error: IpcError | undefined,
): Progress =>
  purpose === "ipc"
    ? give(p, to, {
        tag: "ipc",
        from,
        message,
        failure: error === undefined ? undefined : { phase: "receive", error },
      })
    : p;

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
  give(change(p, me, { activity: { tag: "ready" } }), me, {
    tag: "ipc",
    from: nil,
    message: undefined,
    failure,
  });

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
