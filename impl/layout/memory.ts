// The kernel's memory: what lies where between RAM_START and USER_FRAMES_START.
//
//   RAM_START ┌──────────────────────────────┐
//             │ boot parameters, 36 B        │  abi/boot.ts
//             │ kernel record                │  layout/kernelRecord.ts
//             │ devices and interrupt lines  │  abi/boot.ts, layout/line.ts
//             │ heads of the ready queues    │
//      +4 KiB ├──────────────────────────────┤
//             │ page tables, 8 KiB each      │  layout/pageTable.ts; kernelTables of them
//             ├──────────────────────────────┤
//             │ threads, 256 B each          │  layout/thread.ts; the pool of `threads` TCBs
//             ├──────────────────────────────┤
//             │ mapping nodes, 32 B each     │  layout/mappingNode.ts; mappingNodes of them
//             ├──────────────────────────────┤
//             │ tasks, 288 B each            │  layout/task.ts; numbers 0 … tasks
//             ├──────────────────────────────┤
//             │ stack of free page tables    │  a word each
//             ├──────────────────────────────┤
//             │ (nothing)                    │
//     +1 MiB └──────────────────────────────┘  USER_FRAMES_START
//
// The largest configuration (64 tables, 256 threads, 4096 nodes, 255 tasks) ends at 780.25 KiB.
// The bases follow from the boot parameters and are computed at each use; only the base of the
// tasks is also kept in the kernel record, because every look-up of an id needs it.

import {
  BOOT_DEPTH_MAX,
  BOOT_FIRST_TICK,
  BOOT_FIRST_VERSION,
  BOOT_KERNEL_TABLES,
  BOOT_MAPPING_NODES,
  BOOT_TASKS,
  BOOT_THREADS,
  BOOT_TICK_MICROS,
  BOOT_USER_FRAMES,
  RAM_START,
} from "../../abi/index.ts";
import { u32 } from "../../lib/u32.ts";
import type { Reader } from "./port.ts";

/** The first page holds the boot parameters and the kernel record. */
export const FIRST_PAGE_BYTES = 0x1000;

/** A page table: 1024 PTEs, then 1024 shadow words. */
export const TABLE_BYTES = 0x2000;
export const THREAD_BYTES = 0x100;
export const NODE_BYTES = 0x20;
export const TASK_BYTES = 0x120;
export const WORD_BYTES = 4;

/** The number of frames that users may have. */
export function userFramesOf(m: Reader): number {
  return m.load32(RAM_START + BOOT_USER_FRAMES);
}

/** Task numbers 1 … this exist. */
export function tasksOf(m: Reader): number {
  return m.load32(RAM_START + BOOT_TASKS);
}

/** The number of TCBs in the pool. */
export function threadsOf(m: Reader): number {
  return m.load32(RAM_START + BOOT_THREADS);
}

/** The number of page tables in the pool. */
export function kernelTablesOf(m: Reader): number {
  return m.load32(RAM_START + BOOT_KERNEL_TABLES);
}

/** The number of mapping nodes in the pool. */
export function mappingNodesOf(m: Reader): number {
  return m.load32(RAM_START + BOOT_MAPPING_NODES);
}

/** µs in a tick; at most a million. */
export function tickMicrosOf(m: Reader): number {
  return m.load32(RAM_START + BOOT_TICK_MICROS);
}

/** The version of a task number's first incarnation. */
export function firstVersionOf(m: Reader): number {
  return m.load32(RAM_START + BOOT_FIRST_VERSION);
}

/** The longest chain of chiefs. */
export function depthMaxOf(m: Reader): number {
  return m.load32(RAM_START + BOOT_DEPTH_MAX);
}

/** The number of the tick at which the kernel boots, bits 31–0; bits 63–32 are 0. */
export function firstTickOf(m: Reader): number {
  return m.load32(RAM_START + BOOT_FIRST_TICK);
}

/** The address of page table `index`, 0 … kernelTables − 1; a multiple of 4 KiB. */
export function tableAt(index: number): number {
  return u32(RAM_START + FIRST_PAGE_BYTES + index * TABLE_BYTES);
}

/** The address of TCB `index`, 0 … threads − 1. */
export function threadAt(m: Reader, index: number): number {
  return u32(tableAt(kernelTablesOf(m)) + index * THREAD_BYTES);
}

/** The address of mapping node `index`, 0 … mappingNodes − 1. */
export function nodeAt(m: Reader, index: number): number {
  return u32(threadAt(m, threadsOf(m)) + index * NODE_BYTES);
}

/** The address of the entry of task `number`, 0 … tasks. */
export function taskAt(m: Reader, number: number): number {
  return u32(nodeAt(m, mappingNodesOf(m)) + number * TASK_BYTES);
}

/** The address of word `index` of the stack of free page tables, 0 … kernelTables − 1. */
export function freeTableSlotAt(m: Reader, index: number): number {
  return u32(taskAt(m, tasksOf(m) + 1) + index * WORD_BYTES);
}

/** The first address behind all of it; at most USER_FRAMES_START. */
export function endOfKernelData(m: Reader): number {
  return freeTableSlotAt(m, kernelTablesOf(m));
}
