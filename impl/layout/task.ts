// The entry of a task number: 288 bytes, numbers 0 … `tasks`. Entry 0 is the kernel's, is never
// active and has no owner. The task number is the ASID of its space.

import { tasksBaseOf } from "./kernelRecord.ts";
import { TASK_BYTES } from "./memory.ts";
import type { Reader, Writer } from "./port.ts";

// Offsets in bytes from the entry.
const ACTIVE = 0x00; // u32; 1 active, 0 inactive
const CHIEF = 0x04; // u32; active: the chief's task number; 0 for σ0 and root
const OWNER = 0x08; // u32; inactive: who may make it active
const VERSION = 0x0c; // u32; of the latest incarnation, or one before the first
const MCP = 0x10; // u32; active: the highest priority that it may set
const ROOT_TABLE = 0x14; // u32; active: the address of its root page table; else 0
const MARK = 0x18; // u32; 1 while it is being deleted; 0 between traps
const LTHREADS = 0x20; //   64 × u32; the TCB of each lthread, or 0

/** What is not used of an entry; it stays zero. */
export const TASK_GAP_START: number = MARK + 4;
export const TASK_GAP_END: number = LTHREADS;

/** The address of the entry of task `number`. */
function entryOf(m: Reader, number: number): number {
  return tasksBaseOf(m) + number * TASK_BYTES;
}

/** The TCB of `lthread` (0 … 63) of task `number`, or 0 if there is none. */
export function lthreadTcbOf(m: Reader, number: number, lthread: number): number {
  return m.load32(entryOf(m, number) + LTHREADS + lthread * 4);
}

export function setLthreadTcb(m: Writer, number: number, lthread: number, value: number): void {
  m.store32(entryOf(m, number) + LTHREADS + lthread * 4, value);
}

/** 1 if the task is active, 0 if its number is inactive. */
export function activeOf(m: Reader, number: number): number {
  return m.load32(entryOf(m, number) + ACTIVE);
}

export function setActive(m: Writer, number: number, value: number): void {
  m.store32(entryOf(m, number) + ACTIVE, value);
}

/** Active: the task number of its chief; 0 for σ0 and root. */
export function chiefOf(m: Reader, number: number): number {
  return m.load32(entryOf(m, number) + CHIEF);
}

export function setChief(m: Writer, number: number, value: number): void {
  m.store32(entryOf(m, number) + CHIEF, value);
}

/** Inactive: the number of the task that may make it active. */
export function ownerOf(m: Reader, number: number): number {
  return m.load32(entryOf(m, number) + OWNER);
}

export function setOwner(m: Writer, number: number, value: number): void {
  m.store32(entryOf(m, number) + OWNER, value);
}

/** The version of its latest incarnation, or the one before its first. */
export function versionOf(m: Reader, number: number): number {
  return m.load32(entryOf(m, number) + VERSION);
}

export function setVersion(m: Writer, number: number, value: number): void {
  m.store32(entryOf(m, number) + VERSION, value);
}

/** Active: the highest priority that its threads may set. */
export function mcpOf(m: Reader, number: number): number {
  return m.load32(entryOf(m, number) + MCP);
}

export function setMcp(m: Writer, number: number, value: number): void {
  m.store32(entryOf(m, number) + MCP, value);
}

/** Active: the address of its root page table; else 0. */
export function rootTableOf(m: Reader, number: number): number {
  return m.load32(entryOf(m, number) + ROOT_TABLE);
}

export function setRootTable(m: Writer, number: number, value: number): void {
  m.store32(entryOf(m, number) + ROOT_TABLE, value);
}

/** 1 while the task is being deleted; 0 between traps. */
export function markOf(m: Reader, number: number): number {
  return m.load32(entryOf(m, number) + MARK);
}

export function setMark(m: Writer, number: number, value: number): void {
  m.store32(entryOf(m, number) + MARK, value);
}
