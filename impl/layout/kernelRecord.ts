// The kernel record: the words of the kernel that belong to no thread, task or mapping, and the
// heads of the ready queues. They follow the boot parameters in the first page of RAM.
// Pointers are physical addresses; 0 is no pointer.

import { RAM_START } from "../../abi/index.ts";
import type { Reader, Writer } from "./port.ts";

// Offsets in bytes from RAM_START.
const CURRENT = 0x40; // u32
const NOW_LOW = 0x44; // u32
const NOW_HIGH = 0x48; // u32
const TIMEOUT_HEAD = 0x4c; // u32
const FREE_THREAD_HEAD = 0x50; // u32
const FREE_THREAD_COUNT = 0x54; // u32
const FREE_NODE_HEAD = 0x58; // u32
const FREE_NODE_COUNT = 0x5c; // u32
const FREE_TABLE_COUNT = 0x60; // u32
const TASKS_BASE = 0x64; // u32
const READY_BITMAP = 0x80; // 8 × u32; bit p mod 32 of word p div 32: queue p is not empty
const READY_HEADS = 0x400; // 256 × u32; the first TCB of each priority's ready queue, or 0

export const READY_BITMAP_WORDS = 8;

/** What is used of the first page besides the boot parameters; the rest stays zero. */
export const RECORD_START: number = CURRENT;
export const RECORD_END: number = TASKS_BASE + 4;
export const READY_BITMAP_START: number = READY_BITMAP;
export const READY_HEADS_START: number = READY_HEADS;

/** The TCB of the running thread; 0: the machine idles. */
export function currentOf(m: Reader): number {
  return m.load32(RAM_START + CURRENT);
}

export function setCurrent(m: Writer, value: number): void {
  m.store32(RAM_START + CURRENT, value);
}

/** Ticks since boot, bits 31–0. */
export function nowLowOf(m: Reader): number {
  return m.load32(RAM_START + NOW_LOW);
}

export function setNowLow(m: Writer, value: number): void {
  m.store32(RAM_START + NOW_LOW, value);
}

/** Ticks since boot, bits 63–32. */
export function nowHighOf(m: Reader): number {
  return m.load32(RAM_START + NOW_HIGH);
}

export function setNowHigh(m: Writer, value: number): void {
  m.store32(RAM_START + NOW_HIGH, value);
}

/** The TCB whose deadline comes first, 0 if nobody has one; see TIMEOUT_NEXT. */
export function timeoutHeadOf(m: Reader): number {
  return m.load32(RAM_START + TIMEOUT_HEAD);
}

export function setTimeoutHead(m: Writer, value: number): void {
  m.store32(RAM_START + TIMEOUT_HEAD, value);
}

/** The first free TCB, 0 if none; linked by READY_NEXT. */
export function freeThreadHeadOf(m: Reader): number {
  return m.load32(RAM_START + FREE_THREAD_HEAD);
}

export function setFreeThreadHead(m: Writer, value: number): void {
  m.store32(RAM_START + FREE_THREAD_HEAD, value);
}

/** How many free TCBs there are. */
export function freeThreadCountOf(m: Reader): number {
  return m.load32(RAM_START + FREE_THREAD_COUNT);
}

export function setFreeThreadCount(m: Writer, value: number): void {
  m.store32(RAM_START + FREE_THREAD_COUNT, value);
}

/** The first free mapping node, 0 if none; linked by NEXT_SIBLING. */
export function freeNodeHeadOf(m: Reader): number {
  return m.load32(RAM_START + FREE_NODE_HEAD);
}

export function setFreeNodeHead(m: Writer, value: number): void {
  m.store32(RAM_START + FREE_NODE_HEAD, value);
}

/** How many free mapping nodes there are. */
export function freeNodeCountOf(m: Reader): number {
  return m.load32(RAM_START + FREE_NODE_COUNT);
}

export function setFreeNodeCount(m: Writer, value: number): void {
  m.store32(RAM_START + FREE_NODE_COUNT, value);
}

/** How many page tables lie on the stack of free ones. */
export function freeTableCountOf(m: Reader): number {
  return m.load32(RAM_START + FREE_TABLE_COUNT);
}

export function setFreeTableCount(m: Writer, value: number): void {
  m.store32(RAM_START + FREE_TABLE_COUNT, value);
}

/** The address of the entry of task 0: taskAt(m, 0) of layout/memory.ts, kept because it is hot. */
export function tasksBaseOf(m: Reader): number {
  return m.load32(RAM_START + TASKS_BASE);
}

export function setTasksBase(m: Writer, value: number): void {
  m.store32(RAM_START + TASKS_BASE, value);
}

/** Word `index` (0 … 7) of the bitmap of ready queues that are not empty. */
export function readyBitmapOf(m: Reader, index: number): number {
  return m.load32(RAM_START + READY_BITMAP + index * 4);
}

export function setReadyBitmap(m: Writer, index: number, value: number): void {
  m.store32(RAM_START + READY_BITMAP + index * 4, value);
}

/** The first TCB of the ready queue of `priority` (0 … 255), or 0; a ring, see READY_NEXT. */
export function readyHeadOf(m: Reader, priority: number): number {
  return m.load32(RAM_START + READY_HEADS + priority * 4);
}

export function setReadyHead(m: Writer, priority: number, value: number): void {
  m.store32(RAM_START + READY_HEADS + priority * 4, value);
}
