import type { Ipc } from "../event.ts";
import type { Envelope, Message } from "../message.ts";
import type { Name, ThreadKey } from "../name.ts";
import type { Memory, Outcomes } from "../outcome.ts";
import { route, standsBetween, type Route } from "../parts/clans.ts";
import { tellLine } from "../parts/lines.ts";
import { by, give, onward, type Progress } from "../parts/progress.ts";
import {
  afterSending,
  fail,
  receivePhase,
  sendPhase,
  wasWoken,
  type Sending,
} from "../parts/rendezvous.ts";
import { atLeastOne, schedulingPoint } from "../parts/schedule.ts";
import { idOf, type Receive, type State } from "../state.ts";

/**
 * ipc(to, message, from, …): send, then receive, in one instant.
 *
 * Pre     `me` runs; its ip is the instruction after the call.
 * Post    Send phase: the message was delivered, or `me` polls. Receive phase, entered only when
 *         the send phase succeeded: a message was received, or `me` waits.
 * Errors  badMessage, noPartner, timeout, cut, outOfMemory, transfer timeouts in the send phase;
 *         noPartner, timeout in the receive phase. The rest comes later, from ticks, deaths and
 *         other threads.
 * Frame   Activities, queues and registers of the two partners (and of senders that a partner's own
 *         receive phase takes up, and of a transfer that a pager's reply lets go on); the space and
 *         the string buffer of the receiver.
 * Source  Manual, 2.0.
 */
export function ipc(before: Progress, me: ThreadKey, call: Ipc, memory: Memory): Outcomes {
  const ways = phases(before, me, call, memory);
  const destination = route(before.state, me, call.to)?.to;
  const woken = (after: State): ThreadKey | undefined =>
    destination !== undefined && wasWoken(before.state, after, destination)
      ? destination
      : undefined;
  const outcomes = (p: Progress): Outcomes =>
    schedulingPoint([p], { previous: me, handoff: woken(p.state) });
  return atLeastOne(onward(ways, outcomes));
}

function phases(p: Progress, me: ThreadKey, call: Ipc, memory: Memory): readonly Progress[] {
  const { to, message, receive, sendTimeout, transferTimeout } = call;
  if (to.tag === "nil")
    return receive === undefined ? [nothing(p, me)] : receivePhase(p, me, receive, memory);
  if (message === undefined) return [fail(by(p, "ipc.send.badMessage"), me, "send", "badMessage")];
  if (to.tag === "interrupt") return toLine(p, me, to, message, receive, memory);
  const way = route(p.state, me, to);
  if (way === undefined || way.to === me)
    return [fail(by(p, "ipc.send.noPartner"), me, "send", "noPartner")];
  const routed = way.redirected ? by(p, "ipc.send.redirects") : p;
  const { progress, envelope } = sign(routed, me, call, way);
  const sending: Sending = {
    message,
    envelope,
    purpose: "ipc",
    receive,
    transferTimeout,
    to: way.to,
    timeout: sendTimeout,
  };
  return sendPhase(progress, me, sending, memory);
}

/** A message to an interrupt line goes to the kernel, which reads nothing of it but the label. */
function toLine(
  p: Progress,
  me: ThreadKey,
  to: Extract<Name, { tag: "interrupt" }>,
  message: Message,
  receive: Receive | undefined,
  memory: Memory,
): readonly Progress[] {
  const told = tellLine(p, me, to.line, message);
  if (typeof told === "string") return [fail(by(p, told), me, "send", "noPartner")];
  const envelope = { from: idOf(p.state, me), to, redirected: false, propagated: false };
  return afterSending(told, me, { envelope, purpose: "ipc", receive }, undefined, memory);
}

/** In whose name: another's, if the sender stands between it and the destination. */
function sign(
  p: Progress,
  me: ThreadKey,
  { to, speakingFor }: Ipc,
  { redirected }: Route,
): { readonly progress: Progress; readonly envelope: Envelope } {
  const plain: Envelope = { from: idOf(p.state, me), to, redirected, propagated: false };
  if (speakingFor === undefined) return { progress: p, envelope: plain };
  if (!standsBetween(p.state, me, speakingFor, to))
    return { progress: by(p, "ipc.send.speaksForItself"), envelope: plain };
  const envelope = { from: speakingFor, to, redirected, propagated: true };
  return { progress: by(p, "ipc.send.speaksFor"), envelope };
}

const nothing = (p: Progress, me: ThreadKey): Progress =>
  give(by(p, "ipc.nothing"), me, { tag: "ipc", failure: undefined });
