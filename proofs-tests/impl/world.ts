// The kernel on its machine, and verbs to make its threads act. A thread acts by real traps: its
// registers are set and an `ecall` is injected. All results are read from the bytes of the kernel.

import * as abi from "../../abi/index.ts";
import { boot, trap } from "../../impl/kernel.ts";
import * as layout from "../../impl/layout/index.ts";
import { findThread } from "../../impl/parts/ids.ts";
import { u32, type Word } from "../../lib/u32.ts";
import { CLINT_MTIMECMP, Machine, MTVEC, type MachineOptions } from "../../machine/index.ts";

const ECALL = 0x0000_0073;
/** lw x28, 0(x7). */
const LOAD = 0x0003_ae03;
/** sw x28, 0(x7). */
const STORE = 0x01c3_a023;
const ADDRESS_REGISTER = 7;

const parameters = {
  userFrames: 4,
  tasks: 8,
  threads: 12,
  kernelTables: 16,
  mappingNodes: 64,
  tickMicros: 1000,
  firstVersion: 1,
  depthMax: 15,
  firstTick: 0,
};
export type Parameters = typeof parameters;

export const SIGMA0: Word = abi.threadIdOf(0, 1, 0, 1);
export const ROOT: Word = abi.threadIdOf(0, 2, 0, 1);
/** σ0's first page. */
export const FRAME: number = abi.USER_FRAMES_START >>> abi.LOG2_PAGE_BYTES;

/** By the ids of lines: the frames of the registers of their devices. */
export type Devices = Readonly<Record<number, number>>;

/** A machine on which the kernel has booted: σ0 runs, root is ready. */
export function booted(
  changes: Partial<Parameters> = {},
  devices: Devices = {},
  options: Partial<MachineOptions> = {},
): Machine {
  const chosen = { ...parameters, ...changes };
  const ramBytes = abi.KERNEL_BYTES + chosen.userFrames * abi.PAGE_BYTES;
  const m = new Machine({ ramBytes, ...options });
  m.setTrapHandler(abi.RAM_START, boot);
  m.reset();
  Object.values(chosen).forEach((value, index) => m.poke32(abi.RAM_START + 4 * index, value));
  for (const [line, frame] of Object.entries(devices))
    m.poke32(abi.RAM_START + abi.BOOT_DEVICES + 4 * Number(line), frame);
  m.step();
  m.setTrapHandler(u32(m.csrRead(MTVEC)), trap);
  return m;
}

/** The running thread calls `number` with arguments from a0 on. */
export function call(m: Machine, number: number, ...args: readonly Word[]): void {
  args.forEach((value, index) => m.writeRegister(abi.A0 + index, value));
  m.writeRegister(abi.A7, number);
  m.inject(ECALL);
}

/** Lets `id`, which must be ready, run. */
export function runAs(m: Machine, id: Word): void {
  if (runningId(m) !== id) call(m, abi.THREAD_SWITCH, id);
}

/** The id of the running thread; 0 if the machine idles. */
export const runningId = (m: Machine): Word => {
  const tcb = layout.currentOf(m);
  return tcb === 0 ? 0 : layout.idOf(m, tcb);
};

/** The TCB of a living thread. */
export const tcbOf = (m: Machine, id: Word): number => findThread(m, id);
/** A saved register of a thread. */
export const register = (m: Machine, id: Word, number: number): Word =>
  layout.registerOf(m, tcbOf(m, id), number);
export const stateOf = (m: Machine, id: Word): number => layout.stateOf(m, tcbOf(m, id));

export type Ipc = {
  readonly to?: Word;
  readonly label?: number;
  readonly words?: readonly Word[];
  readonly items?: readonly Word[];
  readonly from?: Word;
  readonly sendTimeout?: number;
  readonly receiveTimeout?: number;
  readonly window?: Word;
  /** With p: in whose name. */
  readonly speakingFor?: Word;
};

/** The running thread does an `ipc`; timeouts are never unless given. */
export function ipc(m: Machine, message: Ipc): void {
  const { words = [], items = [], sendTimeout = 0, receiveTimeout = 0 } = message;
  [...words, ...items].forEach((word, index) => m.writeRegister(abi.MR0 + index, word));
  const flag = message.speakingFor === undefined ? 0 : abi.TAG_PROPAGATED;
  const tag = abi.tagOf(message.label ?? 0, words.length, items.length) | flag;
  m.writeRegister(abi.T0, message.speakingFor ?? 0);
  const timeouts = u32((sendTimeout << 16) | receiveTimeout);
  call(m, abi.IPC, message.to ?? 0, tag, message.from ?? 0, timeouts, message.window ?? 0);
}

/** What an `ipc` left in a0, a1, a2. */
export const ipcResult = (m: Machine, id: Word): readonly [Word, Word, Word] => [
  register(m, id, abi.A0),
  register(m, id, abi.A1),
  register(m, id, abi.A2),
];
/** What a failed `ipc` leaves there. */
export const failure = (phase: number, code: number): readonly [Word, Word, Word] => [
  abi.NIL,
  abi.TAG_ERROR,
  abi.errorWordOf(phase, code),
];
export const messageRegister = (m: Machine, id: Word, index: number): Word =>
  register(m, id, abi.MR0 + index);

/** A map or grant item of one flexpage. */
export const item = (
  kind: number,
  hotSpot: number,
  firstPage: number,
  log2Pages: number,
  rights: number,
): readonly [Word, Word] => [
  u32((hotSpot << abi.LOG2_PAGE_BYTES) | kind),
  abi.flexpageOf(firstPage, log2Pages, rights),
];

/** Root makes task `number`, ready at ip 0x1000; the id of its thread. Root runs. */
export function makeTask(m: Machine, number: number, pager: Word = ROOT, mcp = 255): Word {
  runAs(m, ROOT);
  call(m, abi.TASK_NEW, abi.threadIdOf(0, number, 0, 0), mcp, 0x7000, 0x1000, pager);
  return register(m, ROOT, abi.A0);
}

/** `chief` makes task `number`, whose number root owns; the id of its thread. `chief` runs. */
export function makeChild(m: Machine, chief: Word, number: number, pager: Word = chief): Word {
  runAs(m, ROOT);
  call(m, abi.TASK_NEW, abi.threadIdOf(0, number, 0, 0), chief, 0, 0, abi.NIL);
  runAs(m, chief);
  call(m, abi.TASK_NEW, abi.threadIdOf(0, number, 0, 0), 255, 0x7000, 0x1000, pager);
  return register(m, chief, abi.A0);
}

/** The running thread makes a thread `lthread` of its task, ready at ip 0x2000; its id. */
export function makeThread(m: Machine, lthread: number): Word {
  call(m, abi.LTHREAD_EX_REGS, lthread, 0x2000, 0x8000, abi.UNCHANGED);
  return u32((runningId(m) & ~(abi.LTHREAD_MAX << 10)) | (lthread << 10));
}

/** `from` sends items to `to`, which waits for it with the complete space as its window. */
export function give(m: Machine, from: Word, to: Word, ...items: readonly Word[]): void {
  runAs(m, to);
  ipc(m, { from, window: abi.COMPLETE });
  runAs(m, from);
  ipc(m, { to, items });
}

/** The running thread loads from, or stores to, the first word of `page`. */
export function access(m: Machine, kind: "load" | "store", page: number): void {
  m.writeRegister(ADDRESS_REGISTER, u32(page << abi.LOG2_PAGE_BYTES));
  m.inject(kind === "load" ? LOAD : STORE);
}

/** A tick comes. */
export function tick(m: Machine): void {
  m.advanceTime(Math.max(m.mtime, m.mtimecmp));
  m.takeInterrupt();
}

/** The device of a line asks. */
export function asks(m: Machine, line: number): void {
  m.raise(line);
  m.takeInterrupt();
}

/** The running thread waits for a line, or attaches it and goes on. */
export const listen = (m: Machine, line: number, receiveTimeout: number = abi.TIMEOUT_ZERO): void =>
  ipc(m, { from: line, receiveTimeout });

/** When the next tick is due. */
export const dueAt = (m: Machine): number =>
  m.load32(CLINT_MTIMECMP + 4) * 2 ** 32 + m.load32(CLINT_MTIMECMP);

/** How much of each pool is free: threads, nodes, tables. */
export const freeCounts = (m: Machine): readonly [number, number, number] => [
  layout.freeThreadCountOf(m),
  layout.freeNodeCountOf(m),
  layout.freeTableCountOf(m),
];
