// The thread control block: 256 bytes. Registers come first: register n at 4·n, and pc at 0, where
// x0 would be. While a thread is in `ipc`, its arguments and message registers stay where it
// put them: in its saved registers. Only the kernel's own messages (manual, section 3) have a
// copy of their words and of their addressee here, because the thread's sp and pager may change
// while it polls. Where a message arrives and in whose name is decided when it is sent: PARTNER and
// SPEAKS_FOR remember it. It is redirected iff it does not arrive at its addressee.
//
// While strings are copied, both partners have the TRANSFER words; all else that the transfer needs
// stays in their saved registers. One is in STATE_TRANSFERRING, with the deadline of its transfer
// timeout. The other has met a fault: its state, purpose, partner and window are those of the call
// to its pager, or it is faulted.

import { alignDown } from "../../lib/u32.ts";
import type { Reader, Writer } from "./port.ts";

// Offsets in bytes from the TCB.
const PC = 0x00; //  u32; inside a call the instruction after its ecall, else the next to run
const ID = 0x80; // u32; its id as users know it; 0: this TCB is free
const STATE = 0x84; // u32; one of STATE_READY, POLLING, WAITING, TRANSFERRING, FAULTED (abi)
const PURPOSE = 0x88; // u32; one of PURPOSE_…; PURPOSE_IPC if ready or faulted
const PRIORITY = 0x8c; // u32; 1 … 255
const SLICE = 0x90; // u32; a full slice, in ticks
const REMAINING = 0x94; // u32; what is left of it, in ticks; 1 … SLICE
const PAGER = 0x98; // u32; a raw id; need not exist
const PARTNER = 0x9c; // u32; polling: the raw id polled on; waiting: that waited for
const WINDOW = 0xa0; // u32; waiting: the receive window, a flexpage
const DEADLINE_LOW = 0xa4; // u32; in ticks since boot, bits 31–0
const DEADLINE_HIGH = 0xa8; // u32; bits 63–32; DEADLINE_NEVER: none, and in no list
const READY_NEXT = 0xac; // u32; ready: ring of its priority; free: next free TCB, or 0
const READY_PREVIOUS = 0xb0; // u32; ready: ring of its priority
const QUEUE_HEAD = 0xb4; // u32; the first who polls on it, or 0
const POLL_NEXT = 0xb8; // u32; polling: ring of those who poll on the same thread
const POLL_PREVIOUS = 0xbc; // u32; polling: the same ring
const TIMEOUT_NEXT = 0xc0; // u32; by (deadline, task, lthread); 0 at the end
const TIMEOUT_PREVIOUS = 0xc4; // u32; 0 at the head
const MESSAGE_TAG = 0xc8; // u32; polling for the kernel: the message's tag
const MESSAGE_TO = 0xcc; // u32; within a fault: the raw id of the pager that was called
const MESSAGE_WORDS = 0xd0; // 8 × u32; polling for the kernel: the words of its message
const SPEAKS_FOR = 0xf0; // u32; polling: the raw id in whose name, or 0: in its own
const TRANSFER_PARTNER = 0xf4; // u32; in a transfer: the raw id of the partner; else 0
const TRANSFER_COPIED = 0xf8; // u32; sending: bytes copied so far; receiving: RECEIVES; else 0
const TRANSFER_NAME = 0xfc; // u32; sending: what SPEAKS_FOR was; else 0

/** In whose name a thread polls or waits. */
export const PURPOSE_IPC = 0;
export const PURPOSE_PAGE_FAULT = 1;
export const PURPOSE_EXCEPTION = 2;
export const PURPOSE_START = 3;

/** Instead of a number of bytes copied: it receives. */
export const RECEIVES = 0xffff_ffff;

/** The high word of a deadline that never comes. */
export const DEADLINE_NEVER = 0xffff_ffff;

/** Where the thread goes on. */
export function pcOf(m: Reader, tcb: number): number {
  return m.load32(tcb + PC);
}

/** Instructions lie at multiples of 4: what a thread is told to run is rounded down. */
export function setPc(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + PC, alignDown(value, 4));
}

/** Saved register `register`, 1 … 31. */
export function registerOf(m: Reader, tcb: number, register: number): number {
  return m.load32(tcb + register * 4);
}

export function setRegister(m: Writer, tcb: number, register: number, value: number): void {
  m.store32(tcb + register * 4, value);
}

/** Word `index` (0 … 7) of a message of the kernel's own. */
export function messageWordOf(m: Reader, tcb: number, index: number): number {
  return m.load32(tcb + MESSAGE_WORDS + index * 4);
}

export function setMessageWord(m: Writer, tcb: number, index: number, value: number): void {
  m.store32(tcb + MESSAGE_WORDS + index * 4, value);
}

/** Its id as users know it; 0: this TCB is free. */
export function idOf(m: Reader, tcb: number): number {
  return m.load32(tcb + ID);
}

export function setId(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + ID, value);
}

/** One of STATE_… of abi/syscalls.ts; awaiting start is waiting. */
export function stateOf(m: Reader, tcb: number): number {
  return m.load32(tcb + STATE);
}

export function setState(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + STATE, value);
}

/** Why it polls or waits: one of PURPOSE_…; PURPOSE_IPC if it is ready or faulted. */
export function purposeOf(m: Reader, tcb: number): number {
  return m.load32(tcb + PURPOSE);
}

export function setPurpose(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + PURPOSE, value);
}

/** Its priority, 1 … 255. */
export function priorityOf(m: Reader, tcb: number): number {
  return m.load32(tcb + PRIORITY);
}

export function setPriority(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + PRIORITY, value);
}

/** A full time slice, in ticks; 1 … 65535. */
export function sliceOf(m: Reader, tcb: number): number {
  return m.load32(tcb + SLICE);
}

export function setSlice(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + SLICE, value);
}

/** What is left of the present slice, in ticks; 1 … slice. */
export function remainingOf(m: Reader, tcb: number): number {
  return m.load32(tcb + REMAINING);
}

export function setRemaining(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + REMAINING, value);
}

/** Its pager: a raw id, which need not exist. */
export function pagerOf(m: Reader, tcb: number): number {
  return m.load32(tcb + PAGER);
}

export function setPager(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + PAGER, value);
}

/** Polling: the id polled on. Waiting: the id waited for; ANY for PURPOSE_IPC is open. Else 0. */
export function partnerOf(m: Reader, tcb: number): number {
  return m.load32(tcb + PARTNER);
}

export function setPartner(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + PARTNER, value);
}

/** Waiting: the receive window, a flexpage. */
export function windowOf(m: Reader, tcb: number): number {
  return m.load32(tcb + WINDOW);
}

export function setWindow(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + WINDOW, value);
}

/** Polling or waiting: the deadline in ticks since boot, bits 31–0. */
export function deadlineLowOf(m: Reader, tcb: number): number {
  return m.load32(tcb + DEADLINE_LOW);
}

export function setDeadlineLow(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + DEADLINE_LOW, value);
}

/** The deadline's bits 63–32; DEADLINE_NEVER: there is none, and the thread is in no list. */
export function deadlineHighOf(m: Reader, tcb: number): number {
  return m.load32(tcb + DEADLINE_HIGH);
}

export function setDeadlineHigh(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + DEADLINE_HIGH, value);
}

/** Ready: the next in the ring of its priority. Free: the next free TCB, or 0. */
export function readyNextOf(m: Reader, tcb: number): number {
  return m.load32(tcb + READY_NEXT);
}

export function setReadyNext(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + READY_NEXT, value);
}

/** Ready: the one before in the ring of its priority (before the head: the tail). */
export function readyPreviousOf(m: Reader, tcb: number): number {
  return m.load32(tcb + READY_PREVIOUS);
}

export function setReadyPrevious(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + READY_PREVIOUS, value);
}

/** The first thread that polls on this one, or 0; a ring, see POLL_NEXT. */
export function queueHeadOf(m: Reader, tcb: number): number {
  return m.load32(tcb + QUEUE_HEAD);
}

export function setQueueHead(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + QUEUE_HEAD, value);
}

/** Polling: the next in the ring of those that poll on the same thread. */
export function pollNextOf(m: Reader, tcb: number): number {
  return m.load32(tcb + POLL_NEXT);
}

export function setPollNext(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + POLL_NEXT, value);
}

/** Polling: the one before in that ring (before the head: the tail). */
export function pollPreviousOf(m: Reader, tcb: number): number {
  return m.load32(tcb + POLL_PREVIOUS);
}

export function setPollPrevious(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + POLL_PREVIOUS, value);
}

/** The next deadline after its own, by (deadline, task, lthread); 0 at the end. */
export function timeoutNextOf(m: Reader, tcb: number): number {
  return m.load32(tcb + TIMEOUT_NEXT);
}

export function setTimeoutNext(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + TIMEOUT_NEXT, value);
}

/** The one before; 0 at the head. */
export function timeoutPreviousOf(m: Reader, tcb: number): number {
  return m.load32(tcb + TIMEOUT_PREVIOUS);
}

export function setTimeoutPrevious(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + TIMEOUT_PREVIOUS, value);
}

/** Polling on behalf of the kernel: the tag of the message (label, u; no items). */
export function messageTagOf(m: Reader, tcb: number): number {
  return m.load32(tcb + MESSAGE_TAG);
}

export function setMessageTag(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + MESSAGE_TAG, value);
}

/** Within a page fault or an exception: whom the call was addressed to, a raw id. */
export function messageToOf(m: Reader, tcb: number): number {
  return m.load32(tcb + MESSAGE_TO);
}

export function setMessageTo(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + MESSAGE_TO, value);
}

/** Sending: the id in whose name, if it is not its own; else 0. */
export function speaksForOf(m: Reader, tcb: number): number {
  return m.load32(tcb + SPEAKS_FOR);
}

export function setSpeaksFor(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + SPEAKS_FOR, value);
}

/** In a transfer: the raw id of the partner; else 0. */
export function transferPartnerOf(m: Reader, tcb: number): number {
  return m.load32(tcb + TRANSFER_PARTNER);
}

export function setTransferPartner(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + TRANSFER_PARTNER, value);
}

/** In a transfer: as the sender how many bytes have been copied, as the receiver RECEIVES. */
export function transferCopiedOf(m: Reader, tcb: number): number {
  return m.load32(tcb + TRANSFER_COPIED);
}

export function setTransferCopied(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + TRANSFER_COPIED, value);
}

/** In a transfer as the sender: the id in whose name, if it is not its own; else 0. */
export function transferNameOf(m: Reader, tcb: number): number {
  return m.load32(tcb + TRANSFER_NAME);
}

export function setTransferName(m: Writer, tcb: number, value: number): void {
  m.store32(tcb + TRANSFER_NAME, value);
}
