// The transfer: a message goes from a thread to one that is receptive to it. In this order: words,
// items, results of both sides, wake-ups. Source: manual, 2.0, Transfer; 3.1, 3.3 and 3.4.

import {
  A0,
  A1,
  A2,
  A3,
  ANY,
  errorWordOf,
  labelOf,
  MR0,
  PHASE_RECEIVE,
  PHASE_SEND,
  SP,
  STATE_WAITING,
  TAG_ERROR,
  TAG_PROPAGATED,
  TAG_REDIRECTED,
  tagOf,
  typedOf,
  untypedOf,
  wordsOf,
} from "../../abi/index.ts";
import { u32 } from "../../lib/u32.ts";
import {
  idOf,
  messageTagOf,
  messageToOf,
  messageWordOf,
  partnerOf,
  PURPOSE_EXCEPTION,
  PURPOSE_IPC,
  PURPOSE_START,
  purposeOf,
  registerOf,
  setPc,
  setRegister,
  speaksForOf,
  stateOf,
} from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { hears } from "./clans.ts";
import { moveItems } from "./items.ts";
import { releaseLines } from "./lineOwners.ts";
import { failIpc } from "./results.ts";
import { becomeReady } from "./threadState.ts";

/** True iff `receiver` waits, openly or for what `sender` has for it. */
export function isReceptive(m: TrapPort, receiver: number, sender: number): boolean {
  if (stateOf(m, receiver) !== STATE_WAITING) return false;
  return waitsOpenly(m, receiver) || hears(m, receiver, partnerOf(m, receiver), sender);
}

/** True iff the waiting thread accepts anybody. Only an `ipc` can; ANY as a pager names nobody. */
function waitsOpenly(m: TrapPort, tcb: number): boolean {
  return purposeOf(m, tcb) === PURPOSE_IPC && partnerOf(m, tcb) === ANY;
}

/**
 * The sender's message goes to the receiver. Both may have been blocked before.
 *
 * Pre     The receiver is in its receive phase, with its window set, and accepts the sender; the
 *         sender is in its send phase with a good message.
 * Post    True: the send phase succeeded; the sender's state is still that of its send phase.
 *         False: the sender has its error and is ready.
 *         The receiver is ready, but for one that still awaits its start.
 * Errors  Codes 4 and 8, to the sender, and to a receiver in an `ipc` of its own.
 */
export function transfer(m: TrapPort, sender: number, receiver: number): boolean {
  const tag = sentTagOf(m, sender);
  if (purposeOf(m, receiver) === PURPOSE_IPC) copyWords(m, sender, receiver, wordsOf(tag));
  // Strings will go here: after the words, before the maps.
  const code = typedOf(tag) === 0 ? 0 : moveItems(m, sender, receiver, tag);
  if (typedOf(tag) !== 0) releaseLines(m);
  accept(m, sender, receiver, tag, code);
  if (code === 0) return true;
  failIpc(m, sender, PHASE_SEND, code);
  return false;
}

/** The receiver's side of the end of a transfer. */
function accept(m: TrapPort, sender: number, receiver: number, tag: number, code: number): void {
  switch (purposeOf(m, receiver)) {
    // A reply to an exception sets ip, sp and a0, as many as it has words.
    case PURPOSE_EXCEPTION:
      if (untypedOf(tag) >= 1) setPc(m, receiver, sentWordOf(m, sender, 0));
      if (untypedOf(tag) >= 2) setRegister(m, receiver, SP, sentWordOf(m, sender, 1));
      if (untypedOf(tag) >= 3) setRegister(m, receiver, A0, sentWordOf(m, sender, 2));
      break;
    // A start message starts the thread only if it has an ip and an sp.
    case PURPOSE_START:
      if (untypedOf(tag) < 2) return;
      setPc(m, receiver, sentWordOf(m, sender, 0));
      setRegister(m, receiver, SP, sentWordOf(m, sender, 1));
      break;
    case PURPOSE_IPC:
      acceptIpc(m, sender, receiver, tag, code);
      break;
    // A reply to a page fault says nothing but "try again".
    default:
      break;
  }
  becomeReady(m, receiver);
}

function acceptIpc(m: TrapPort, sender: number, receiver: number, tag: number, code: number): void {
  let received = tagOf(labelOf(tag), untypedOf(tag), typedOf(tag));
  let from = idOf(m, sender);
  if (speaksForOf(m, sender) !== 0) {
    from = speaksForOf(m, sender);
    received = u32(received | TAG_PROPAGATED);
  }
  // It was meant for somebody to whom the receiver stands on the way.
  if (addresseeOf(m, sender) !== idOf(m, receiver)) {
    setRegister(m, receiver, A3, addresseeOf(m, sender));
    received = u32(received | TAG_REDIRECTED);
  }
  setRegister(m, receiver, A0, from);
  setRegister(m, receiver, A1, code === 0 ? received : u32(received | TAG_ERROR));
  setRegister(m, receiver, A2, code === 0 ? 0 : errorWordOf(PHASE_RECEIVE, code));
}

function copyWords(m: TrapPort, sender: number, receiver: number, count: number): void {
  for (let word = 0; word < count; word++) {
    setRegister(m, receiver, MR0 + word, sentWordOf(m, sender, word));
  }
}

/** Whom the thread sends to: its own addressee in a0, or the pager that the kernel calls. */
function addresseeOf(m: TrapPort, sender: number): number {
  return purposeOf(m, sender) === PURPOSE_IPC ? registerOf(m, sender, A0) : messageToOf(m, sender);
}

/** The tag of what the thread sends: its own in a1, or the kernel's on its behalf. */
function sentTagOf(m: TrapPort, sender: number): number {
  return purposeOf(m, sender) === PURPOSE_IPC ? registerOf(m, sender, A1) : messageTagOf(m, sender);
}

/** A word of what the thread sends: from its message registers, or the kernel's. */
function sentWordOf(m: TrapPort, sender: number, word: number): number {
  if (purposeOf(m, sender) === PURPOSE_IPC) return registerOf(m, sender, MR0 + word);
  return messageWordOf(m, sender, word);
}
