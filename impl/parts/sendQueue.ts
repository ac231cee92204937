// The send queue of a thread: the ring of those that poll on it, first come first.
// Source: manual, 2.0.

import {
  pollNextOf,
  pollPreviousOf,
  queueHeadOf,
  setPollNext,
  setPollPrevious,
  setQueueHead,
} from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";

/** Pre: `tcb` is in no send queue. Post: it is the last in that of `receiver`. */
export function appendPoller(m: TrapPort, receiver: number, tcb: number): void {
  const head = queueHeadOf(m, receiver);
  if (head === 0) {
    setPollNext(m, tcb, tcb);
    setPollPrevious(m, tcb, tcb);
    setQueueHead(m, receiver, tcb);
    return;
  }
  const tail = pollPreviousOf(m, head);
  setPollNext(m, tail, tcb);
  setPollPrevious(m, tcb, tail);
  setPollNext(m, tcb, head);
  setPollPrevious(m, head, tcb);
}

/** Pre: `tcb` is in the send queue of `receiver`, anywhere. Post: it is in none. */
export function removePoller(m: TrapPort, receiver: number, tcb: number): void {
  const next = pollNextOf(m, tcb);
  const previous = pollPreviousOf(m, tcb);
  setPollNext(m, tcb, 0);
  setPollPrevious(m, tcb, 0);
  if (next === tcb) {
    setQueueHead(m, receiver, 0);
    return;
  }
  setPollNext(m, previous, next);
  setPollPrevious(m, next, previous);
  if (queueHeadOf(m, receiver) === tcb) setQueueHead(m, receiver, next);
}
