// The transfer: what passes from a sender to a receiver that accepts it. In this order: words,
// strings, map and grant items, results. Where memory may end there are several ways on.
// Source: manual, "Transfer" in 2.0.

import type { Envelope, Flexpage, Message, StringBuffer, Timeout } from "../message.ts";
import { taskOf, type ThreadKey } from "../name.ts";
import type { IpcError, Memory } from "../outcome.ts";
import {
  changeThread,
  instructionAt,
  threadAt,
  type Purpose,
  type Receive,
  type State,
  type Transfer,
} from "../state.ts";
import { mapItems } from "./items.ts";
import { releaseLines } from "./lines.ts";
import { act, become, by, change, give, type Progress } from "./progress.ts";
import { bytesOf, copyStrings, delivered, fitting, stringsOf, type Lack } from "./strings.ts";

/** A message and what is written on it. */
type Letter = { readonly message: Message; readonly envelope: Envelope };

/** What a thread sends, and what it does then. */
export type Sent = Letter & {
  readonly purpose: Purpose;
  readonly receive: Receive | undefined;
  readonly transferTimeout: Timeout;
};

/** It has gone over; `error` is for both sides, and the receiver has been told. */
export type Delivered = {
  readonly tag: "delivered";
  readonly progress: Progress;
  readonly error: IpcError | undefined;
};
/** There are strings to copy: both partners are transferring. */
export type Begun = { readonly tag: "begun"; readonly progress: Progress };

/**
 * The message goes over, or its transfer begins.
 *
 * Pre     `to` is receptive to `from`.
 * Post    Delivered: `to` is ready; or transferring, if this was the answer to a fault in a
 *         transfer; or it awaits its start still.
 */
export function deliver(
  p: Progress,
  from: ThreadKey,
  to: ThreadKey,
  sent: Sent,
  memory: Memory,
): readonly (Delivered | Begun)[] {
  const { activity } = threadAt(p.state, to);
  if (activity.tag !== "waiting") return [];
  // Only an `ipc` has a buffer.
  if (fitting(sent.message, activity.buffer) === 0)
    return complete(p, from, to, sent, intoOf(activity, 0), memory);
  const sends = sending(to, sent, 0);
  const begun = change(p, from, { activity: transferring, transfer: sends });
  const { window, buffer, transferTimeout: timeout } = activity;
  const receives = { role: "receiver", partner: from, window, buffer, timeout } as const;
  const both = change(begun, to, { activity: transferring, transfer: receives });
  return [{ tag: "begun", progress: both }];
}

const transferring = { tag: "transferring", deadline: "never" } as const;

/** The sender's side of a transfer of which `copied` bytes have gone over. */
function sending(partner: ThreadKey, sent: Omit<Sent, "purpose">, copied: number): Sends {
  const { message, envelope, receive, transferTimeout: timeout } = sent;
  return { role: "sender", partner, message, envelope, receive, timeout, copied };
}

type Sends = Transfer & { readonly role: "sender" };

/** Two partners of whom nobody has to deal with a fault. */
export type Pair = {
  readonly sender: ThreadKey;
  readonly receiver: ThreadKey;
  readonly sends: Sends;
  readonly receives: Transfer & { readonly role: "receiver" };
};

/** The transfer in which `key` takes part, if it can go on. */
export function pairOf(state: State, key: ThreadKey): Pair | undefined {
  const { transfer, activity } = threadAt(state, key);
  if (transfer === undefined || activity.tag !== "transferring") return undefined;
  const other = threadAt(state, transfer.partner);
  if (other.activity.tag !== "transferring" || other.transfer === undefined) return undefined;
  const [sends, receives] =
    transfer.role === "sender" ? [transfer, other.transfer] : [other.transfer, transfer];
  if (sends.role !== "sender" || receives.role !== "receiver") return undefined;
  return { sender: receives.partner, receiver: sends.partner, sends, receives };
}

/** The bytes that can be copied are; then the whole message has gone over, or somebody lacks. */
export function copy(
  p: Progress,
  { sender, receiver, sends, receives }: Pair,
  memory: Memory,
): readonly Delivered[] | (Lack & { readonly progress: Progress }) {
  const { message, copied: before } = sends;
  const { buffer } = receives;
  const { state, copied, lack } = copyStrings(p.state, {
    from: taskOf(sender),
    to: taskOf(receiver),
    message,
    buffer,
    copied: before,
  });
  const written = by(become(p, state), "ipc.transfer.strings");
  if (lack !== undefined) {
    const { partner, envelope, receive, timeout: transferTimeout } = sends;
    const transfer = sending(partner, { message, envelope, receive, transferTimeout }, copied);
    const { side, access, address } = lack;
    return { side, access, address, progress: change(written, sender, { transfer }) };
  }
  const over = { transfer: undefined };
  const alone = changeThread(changeThread(state, sender, over), receiver, over);
  const into = intoOf({ purpose: "ipc", window: receives.window, buffer }, copied);
  return complete(become(written, alone), sender, receiver, sends, into, memory);
}

/** What a receiver is ready to take, and what it has of the strings already. */
type Into = {
  readonly purpose: Purpose | "start";
  readonly window: Flexpage;
  readonly buffer: StringBuffer;
  readonly copied: number;
};

const intoOf = ({ purpose, window, buffer }: Omit<Into, "copied">, copied: number): Into => ({
  purpose,
  window,
  buffer,
  copied,
});

/** Words and strings have gone over; now map and grant items, then the receiver's result. */
function complete(
  p: Progress,
  from: ThreadKey,
  to: ThreadKey,
  letter: Letter,
  { purpose, window, buffer, copied }: Into,
  memory: Memory,
): readonly Delivered[] {
  const { message, envelope } = letter;
  const woken = receiveWords(p, to, purpose, message);
  const over = (progress: Progress, error: IpcError | undefined): Delivered => {
    const failure = error === undefined ? undefined : ({ phase: "receive", error } as const);
    const found = delivered(message, buffer, copied);
    const told = { tag: "received", sender: from, envelope, message: found, failure } as const;
    const end = purpose === "ipc" ? give(progress, to, told) : progress;
    return { tag: "delivered", progress: end, error };
  };
  if (copied < bytesOf(message)) return [over(by(woken, "ipc.transfer.stringsCut"), "cut")];
  if (stringsOf(message).length === message.items.length) return [over(woken, undefined)];
  if (window.tag === "noPage") return [over(by(woken, "ipc.transfer.cut"), "cut")];
  const mapping = by(woken, "ipc.transfer.items");
  const route = { from: taskOf(from), to: taskOf(to), memory };
  return mapItems(mapping, message.items, window, route).map((mapped) =>
    over(releaseLines(mapped.progress), mapped.complete ? undefined : "outOfMemory"),
  );
}

/** What the words do to the receiver's state, by what it was waiting for. */
function receiveWords(
  p: Progress,
  to: ThreadKey,
  purpose: Purpose | "start",
  message: Message,
): Progress {
  const activity = { tag: "ready" } as const;
  const { words, untyped } = message;
  const first = untyped > 0 ? words[0] : undefined;
  const second = untyped > 1 ? words[1] : undefined;
  const third = untyped > 2 ? words[2] : undefined;
  switch (purpose) {
    case "ipc":
      return by(act(p, to, activity), "ipc.transfer.words");
    case "pageFault":
      return faultReplied(p, to);
    case "exception": {
      const { ip, sp } = threadAt(p.state, to);
      const resumed = change(p, to, {
        activity,
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
      return by(change(p, to, { activity, ip: instructionAt(first), sp: second }), "start.starts");
  }
}

/** The instruction runs again; or the copy goes on, and nobody counts the time any more. */
function faultReplied(p: Progress, to: ThreadKey): Progress {
  const { transfer } = threadAt(p.state, to);
  if (transfer === undefined) return by(act(p, to, { tag: "ready" }), "fault.replied");
  const goesOn = { activity: transferring };
  const both = change(change(p, to, goesOn), transfer.partner, goesOn);
  return by(both, "ipc.transfer.resumes");
}
