// The ready queues: one ring of TCBs for each priority, and a bitmap of the rings with somebody in.
// Every ready thread is in the ring of its priority, the running thread too. Source: manual, 4.

import { bits, u32 } from "../../lib/u32.ts";
import {
  priorityOf,
  READY_BITMAP_WORDS,
  readyBitmapOf,
  readyHeadOf,
  readyNextOf,
  readyPreviousOf,
  setReadyBitmap,
  setReadyHead,
  setReadyNext,
  setReadyPrevious,
} from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";

/** Pre: the thread is in no ready queue. Post: it is the last of its priority's. */
export function appendReady(m: TrapPort, tcb: number): void {
  const priority = priorityOf(m, tcb);
  const head = readyHeadOf(m, priority);
  if (head === 0) {
    setReadyNext(m, tcb, tcb);
    setReadyPrevious(m, tcb, tcb);
    setReadyHead(m, priority, tcb);
    const word = priority >>> 5;
    setReadyBitmap(m, word, u32(readyBitmapOf(m, word) | (1 << (priority & 31))));
    return;
  }
  const tail = readyPreviousOf(m, head);
  setReadyNext(m, tail, tcb);
  setReadyPrevious(m, tcb, tail);
  setReadyNext(m, tcb, head);
  setReadyPrevious(m, head, tcb);
}

/** Pre: the thread is in the ready queue of its priority. Post: it is in none. */
export function removeReady(m: TrapPort, tcb: number): void {
  const priority = priorityOf(m, tcb);
  const next = readyNextOf(m, tcb);
  const previous = readyPreviousOf(m, tcb);
  setReadyNext(m, tcb, 0);
  setReadyPrevious(m, tcb, 0);
  if (next === tcb) {
    setReadyHead(m, priority, 0);
    const word = priority >>> 5;
    setReadyBitmap(m, word, u32(readyBitmapOf(m, word) & ~(1 << (priority & 31))));
    return;
  }
  setReadyNext(m, previous, next);
  setReadyPrevious(m, next, previous);
  if (readyHeadOf(m, priority) === tcb) setReadyHead(m, priority, next);
}

/** Pre: the thread is ready. Post: it is behind all others of its priority. */
export function moveToTail(m: TrapPort, tcb: number): void {
  removeReady(m, tcb);
  appendReady(m, tcb);
}

/** The highest priority of a ready thread; 0 if nobody is ready. */
export function highestReadyPriority(m: TrapPort): number {
  for (let word = READY_BITMAP_WORDS; word > 0; word--) {
    const bitmap = readyBitmapOf(m, word - 1);
    if (bitmap !== 0) return (word - 1) * 32 + highestBit(bitmap);
  }
  return 0;
}

/** The number of the highest bit that is set in `word`, which is not 0; by halves. */
function highestBit(word: number): number {
  let found = 0;
  let rest = word;
  for (let half = 16; half > 0; half = half >>> 1) {
    if (bits(rest, 31, half) !== 0) {
      rest = rest >>> half;
      found = found + half;
    }
  }
  return found;
}
