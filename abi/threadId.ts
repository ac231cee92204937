// Thread ids: version 9–0, lthread 15–10, task 23–16, chief 31–24. Source: manual, section 1.1.

import { bits, u32, type Word } from "../lib/u32.ts";

/** Names no thread. */
export const NIL = 0;
/** Every thread, where a source is asked for. */
export const ANY = 0xffff_ffff;
export const VERSION_MAX = 1023;
export const LTHREAD_MAX = 63;
export const TASK_MAX = 255;
/** Interrupt line n, 0 ≤ n < 31, has the id n + 1. */
export const INTERRUPT_LINES = 31;

export const versionOf = (id: Word): number => bits(id, 9, 0);
export const lthreadOf = (id: Word): number => bits(id, 15, 10);
export const taskOf = (id: Word): number => bits(id, 23, 16);
export const chiefOf = (id: Word): number => bits(id, 31, 24);

/** True iff `id` is an interrupt line's. */
export const isInterruptId = (id: Word): boolean => id >= 1 && id <= INTERRUPT_LINES;

/** The id with these fields; each must fit its field. */
export const threadIdOf = (chief: number, task: number, lthread: number, version: number): Word =>
  u32((chief << 24) | (task << 16) | (lthread << 10) | version);
