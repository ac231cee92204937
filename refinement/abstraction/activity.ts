// What a thread is doing, from its control block. Total: every word has a meaning or is refused.

import * as abi from "../../abi/index.ts";
import * as tcbs from "../../impl/layout/thread.ts";
import type { Reader } from "../../impl/layout/port.ts";
import { hex, type Word } from "../../lib/u32.ts";
import type { Deadline, Envelope, Message } from "../../spec/message.ts";
import type { ThreadKey } from "../../spec/name.ts";
import { kernelsOpening, polling, waiting } from "../../spec/parts/activities.ts";
import type { Activity, Purpose, Source } from "../../spec/state.ts";
import { openingOf, patienceOf, receiveOf } from "../codec/call.ts";
import { flexpageOf, messageOf } from "../codec/message.ts";
import { nameOf } from "../codec/name.ts";
import { Malformed, type Read } from "./outcome.ts";

const ready: Activity = { tag: "ready" };
const faulted: Activity = { tag: "faulted" };

const malformed = (tcb: Word, what: string): Malformed =>
  new Malformed("threadBlocksMakeSense", [`TCB ${hex(tcb)}: ${what}`]);

/** What the thread in block `tcb` does. `living` finds the thread with a whole id. */
export function activityOf(
  m: Reader,
  tcb: Word,
  living: (id: Word) => ThreadKey | undefined,
): Read<Activity> {
  const state = tcbs.stateOf(m, tcb);
  switch (state) {
    case abi.STATE_READY:
      return ready;
    case abi.STATE_FAULTED:
      return faulted;
    case abi.STATE_POLLING:
      return pollingOf(m, tcb, living);
    case abi.STATE_WAITING:
      return waitingOf(m, tcb);
    case abi.STATE_TRANSFERRING:
      return { tag: "transferring", deadline: deadlineOf(m, tcb) };
    default:
      return malformed(tcb, `its state is ${state}`);
  }
}

const purposes: readonly (Purpose | "start" | undefined)[] = (() => {
  const names: (Purpose | "start" | undefined)[] = [];
  names[tcbs.PURPOSE_IPC] = "ipc";
  names[tcbs.PURPOSE_PAGE_FAULT] = "pageFault";
  names[tcbs.PURPOSE_EXCEPTION] = "exception";
  names[tcbs.PURPOSE_START] = "start";
  return names;
})();

function pollingOf(
  m: Reader,
  tcb: Word,
  living: (id: Word) => ThreadKey | undefined,
): Read<Activity> {
  const purpose = purposes[tcbs.purposeOf(m, tcb)];
  if (purpose === undefined || purpose === "start")
    return malformed(tcb, `it polls for purpose ${tcbs.purposeOf(m, tcb)}`);
  const partner = tcbs.partnerOf(m, tcb);
  const to = living(partner);
  if (to === undefined)
    return new Malformed("pollersPollTheLiving", [
      `TCB ${hex(tcb)} polls on ${hex(partner)}, which does not live`,
    ]);
  const x = (register: number): Word => tcbs.registerOf(m, tcb, register);
  const message = purpose === "ipc" ? userMessageOf(m, tcb) : kernelMessageOf(m, tcb);
  if (message === undefined) return malformed(tcb, "it polls with a message that makes no sense");
  const envelope = envelopeOf(m, tcb, purpose);
  const receive = purpose === "ipc" ? receiveOf(x) : undefined;
  const transferTimeout = purpose === "ipc" ? patienceOf(x) : "never";
  const offer = { purpose, message, envelope, receive, transferTimeout };
  return polling(to, deadlineOf(m, tcb), offer);
}

function envelopeOf(m: Reader, tcb: Word, purpose: Purpose): Envelope {
  const to = purpose === "ipc" ? tcbs.registerOf(m, tcb, abi.A0) : tcbs.messageToOf(m, tcb);
  return signed(m, tcb, to, tcbs.partnerOf(m, tcb), tcbs.speaksForOf(m, tcb));
}

/** Redirected is what arrives elsewhere than at its addressee. */
export function signed(m: Reader, tcb: Word, to: Word, at: Word, spokenFor: Word): Envelope {
  const propagated = spokenFor !== 0;
  const from = nameOf(propagated ? spokenFor : tcbs.idOf(m, tcb));
  return { from, to: nameOf(to), redirected: to !== at, propagated };
}

export const userMessageOf = (m: Reader, tcb: Word): Message | undefined =>
  messageOf(tcbs.registerOf(m, tcb, abi.A1), (index) => tcbs.registerOf(m, tcb, abi.MR0 + index));

const kernelMessageOf = (m: Reader, tcb: Word): Message | undefined =>
  messageOf(tcbs.messageTagOf(m, tcb), (index) => tcbs.messageWordOf(m, tcb, index));

function waitingOf(m: Reader, tcb: Word): Read<Activity> {
  const purpose = purposes[tcbs.purposeOf(m, tcb)];
  if (purpose === undefined)
    return malformed(tcb, `it waits for purpose ${tcbs.purposeOf(m, tcb)}`);
  const source = sourceOf(purpose, tcbs.partnerOf(m, tcb));
  const x = (register: number): Word => tcbs.registerOf(m, tcb, register);
  const { buffer, transferTimeout } = purpose === "ipc" ? openingOf(x) : kernelsOpening;
  const opening = { window: flexpageOf(tcbs.windowOf(m, tcb)), buffer, transferTimeout };
  return waiting(purpose, source, opening, deadlineOf(m, tcb));
}

const open: Source = { tag: "open" };

/** Only a thread's own `ipc` can be open: what the kernel waits for is closed, even any. */
const sourceOf = (purpose: Purpose | "start", partner: Word): Source =>
  purpose === "ipc" && partner === abi.ANY ? open : { tag: "closed", from: nameOf(partner) };

/** The deadline in a thread's block. */
export function deadlineOf(m: Reader, tcb: Word): Deadline {
  const high = tcbs.deadlineHighOf(m, tcb);
  return high === tcbs.DEADLINE_NEVER ? "never" : high * 2 ** 32 + tcbs.deadlineLowOf(m, tcb);
}
