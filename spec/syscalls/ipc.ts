import type { Ipc } from "../event.ts";
import { nil, type ThreadKey } from "../name.ts";
import type { Memory, Outcomes } from "../outcome.ts";
import { partner } from "../parts/clans.ts";
import { by, give, type Progress } from "../parts/progress.ts";
import { fail, receivePhase, sendPhase, wasWoken } from "../parts/rendezvous.ts";
import { schedulingPoint } from "../parts/schedule.ts";
import type { State } from "../state.ts";

/**
 * ipc(to, message, from, …): send, then receive, in one instant.
 *
 * Pre     `me` runs; its ip is the instruction after the call.
 * Post    Send phase: the message was delivered, or `me` polls. Receive phase, entered only when
 *         the send phase succeeded: a message was received, or `me` waits.
 * Errors  badMessage, noPartner, timeout, cut, outOfMemory in the send phase; noPartner, timeout
 *         in the receive phase. The rest comes later, from ticks, deaths and other threads.
 * Frame   Activities, queues and registers of the two partners (and of senders that a partner's own
 *         receive phase takes up); the space of the receiver's task.
 * Source  Manual, 2.0.
 */
export function ipc(before: Progress, me: ThreadKey, call: Ipc, memory: Memory): Outcomes {
  const ways = phases(before, me, call, memory);
  const destination = partner(before.state, me, call.to);
  const woken = (after: State): ThreadKey | undefined =>
    destination !== undefined && wasWoken(before.state, after, destination)
      ? destination
      : undefined;
  const [first, ...others] = ways.flatMap((p) =>
    schedulingPoint([p], { previous: me, handoff: woken(p.state) }),
  );
  return [first as Outcomes[0], ...others];
}

function phases(p: Progress, me: ThreadKey, call: Ipc, memory: Memory): readonly Progress[] {
  const { to, message, receive, sendTimeout } = call;
  if (to.tag === "nil")
    return receive === undefined ? [nothing(p, me)] : receivePhase(p, me, receive, memory);
  if (message === undefined) return [fail(by(p, "ipc.send.badMessage"), me, "send", "badMessage")];
  const destination = partner(p.state, me, to);
  if (destination === undefined || destination === me)
    return [fail(by(p, "ipc.send.noPartner"), me, "send", "noPartner")];
  const sending = {
    to: destination,
    message,
    timeout: sendTimeout,
    purpose: "ipc",
    receive,
  } as const;
  return sendPhase(p, me, sending, memory);
}

const nothing = (p: Progress, me: ThreadKey): Progress =>
  give(by(p, "ipc.nothing"), me, { tag: "ipc", from: nil, message: undefined, failure: undefined });
