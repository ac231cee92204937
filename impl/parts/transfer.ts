// The transfer: a message goes from a thread to one that is receptive to it. In this order: strings
// (copying.ts does these), words, map and grant items, results of both sides, wake-ups. Nobody can
// see the receiver's words before the strings have been copied: they come with its results.
// Source: manual, 2.0, Transfer; 3.1, 3.3 and 3.4.

import {
  A0,
  A1,
  A2,
  A3,
  A4,
  A6,
  ANY,
  ERROR_CUT,
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
  setSpeaksFor,
  setWindow,
  speaksForOf,
  stateOf,
  transferNameOf,
  transferPartnerOf,
} from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { hears } from "./clans.ts";
import { moveItems } from "./items.ts";
import { releaseLines } from "./lineOwners.ts";
import { failIpc } from "./results.ts";
import { stringBytesOf, tellStrings } from "./strings.ts";
import { becomeReady } from "./threadState.ts";
import { beginTransfer, leaveTransfer, resumeTransfer } from "./transferState.ts";

/** True iff `receiver` waits, openly or for what `sender` has for it. */
export function isReceptive(m: TrapPort, receiver: number, sender: number): boolean {
  if (stateOf(m, receiver) !== STATE_WAITING) return false;
  return waitsOpenly(m, receiver) || hears(m, receiver, partnerOf(m, receiver), sender);
}

/** True iff the waiting thread accepts anybody. Only an `ipc` can; ANY as a pager names nobody. */
function waitsOpenly(m: TrapPort, tcb: number): boolean {
  return purposeOf(m, tcb) === PURPOSE_IPC && partnerOf(m, tcb) === ANY;
}

/** How a transfer ends. Failed: the sender has its error and is ready. */
const TRANSFER_FAILED = 0;
/** The send phase has succeeded; the sender's state is still that of its send phase. */
export const TRANSFER_DONE = 1;
/** There are strings to copy: both are transferring. */
const TRANSFER_BEGUN = 2;

/**
 * The sender's message goes to the receiver. Both may have been blocked before.
 *
 * Pre     The receiver is in its receive phase, with its window set, and accepts the sender; the
 *         sender is in its send phase with a good message.
 * Post    Returns one of TRANSFER_…. Unless begun, the receiver is ready, but for one that still
 *         awaits its start, or goes on with a transfer.
 * Errors  Codes 4 and 8, to the sender, and to a receiver in an `ipc` of its own.
 */
export function transfer(m: TrapPort, sender: number, receiver: number): number {
  if (bytesToCopy(m, sender, receiver) === 0) return complete(m, sender, receiver, 0);
  beginTransfer(m, sender, receiver);
  return TRANSFER_BEGUN;
}

/** How many bytes of the sender's strings fit into the receiver's buffer; only an `ipc` has one. */
export function bytesToCopy(m: TrapPort, sender: number, receiver: number): number {
  const tag = sentTagOf(m, sender);
  if (typedOf(tag) === 0 || purposeOf(m, receiver) !== PURPOSE_IPC) return 0;
  const sent = stringBytesOf(m, sender, tag);
  const room = registerOf(m, receiver, A6);
  return sent < room ? sent : room;
}

/** The strings have been copied as far as they fit: the rest of the message follows. */
export function endTransfer(m: TrapPort, sender: number, receiver: number, copied: number): number {
  setSpeaksFor(m, sender, transferNameOf(m, sender));
  setWindow(m, receiver, registerOf(m, receiver, A4));
  leaveTransfer(m, sender);
  leaveTransfer(m, receiver);
  return complete(m, sender, receiver, copied);
}

/** Words, items, results. Returns TRANSFER_DONE or TRANSFER_FAILED. */
function complete(m: TrapPort, sender: number, receiver: number, copied: number): number {
  const tag = sentTagOf(m, sender);
  if (purposeOf(m, receiver) === PURPOSE_IPC) {
    copyWords(m, sender, receiver, wordsOf(tag));
    tellStrings(m, sender, receiver, tag, copied);
  }
  const code = moveRest(m, sender, receiver, tag, copied);
  if (typedOf(tag) !== 0) releaseLines(m);
  accept(m, sender, receiver, tag, code);
  if (code === 0) return TRANSFER_DONE;
  failIpc(m, sender, PHASE_SEND, code);
  return TRANSFER_FAILED;
}

/** Map and grant items, unless strings were cut. Returns an error code, or 0. */
function moveRest(
  m: TrapPort,
  sender: number,
  receiver: number,
  tag: number,
  copied: number,
): number {
  if (typedOf(tag) === 0) return 0;
  if (copied < stringBytesOf(m, sender, tag)) return ERROR_CUT;
  return moveItems(m, sender, receiver, tag);
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
    // A reply to a page fault says nothing but "try again": the instruction, or the copy.
    default:
      if (transferPartnerOf(m, receiver) === 0) break;
      resumeTransfer(m, receiver);
      return;
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
