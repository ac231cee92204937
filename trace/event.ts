// What a trace is made of: a boot configuration and a list of events, as raw as the machine sees
// them. Everything else about a run follows from these.

import type { Word } from "../lib/u32.ts";

/** An interrupt line, 0 … 30, and the frame of the registers of the device that it belongs to. */
export type Device = { readonly line: number; readonly frame: number };

/** Boot parameters; ranges in `schema.ts`. */
export type Boot = BootNumbers & {
  /** Ascending by line. Absent: none. */
  readonly devices?: readonly Device[];
};

/** Those of them that are numbers. */
export type BootNumbers = {
  /** Pages of user memory, all σ0's at boot. */
  readonly userFrames: number;
  /** Task numbers 1 … `tasks` exist. */
  readonly tasks: number;
  /** Threads that can live at one time. */
  readonly threads: number;
  /** Page tables in the kernel's pool. */
  readonly kernelTables: number;
  /** Mapping nodes in the kernel's pool. */
  readonly mappingNodes: number;
  /** µs in a tick. */
  readonly tickMicros: number;
  /** The version of a task number's first incarnation. */
  readonly firstVersion: number;
  /** The longest chain of chiefs. */
  readonly depthMax: number;
  /** The number of the tick at which the kernel boots: the low word of a clock of two. */
  readonly firstTick: number;
};

export const callNames = [
  "ipc",
  "idNearest",
  "fpageUnmap",
  "threadSwitch",
  "threadSchedule",
  "lthreadExRegs",
  "taskNew",
] as const;
/** The position in `callNames` is the number in a7. */
export type CallName = (typeof callNames)[number];

/** The registers that carry arguments. */
// prettier-ignore
export const registerNames = [
  "sp", "t0", "t1", "a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7",
  "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9",
] as const;
export type RegisterName = (typeof registerNames)[number];
export type Registers = { readonly [Name in RegisterName]?: Word };

/** Those of them that carry the words of a message, MR0 … MR7. */
export const messageRegisters: readonly RegisterName[] = registerNames.slice(-8);

export const exceptionNames = [
  "illegalInstruction",
  "breakpoint",
  "misalignedLoad",
  "misalignedStore",
  "unknownCall",
] as const;
export type ExceptionName = (typeof exceptionNames)[number];

/**
 * One event. `by` is the thread that does it, "task.lthread"; it must be the running one.
 * `registers` are set before the event; those not named keep their values.
 */
export type TraceEvent =
  | {
      readonly event: "call";
      readonly by: string;
      readonly call: CallName;
      readonly registers: Registers;
    }
  | { readonly event: "load" | "store" | "fetch"; readonly by: string; readonly address: Word }
  | {
      readonly event: "exception";
      readonly by: string;
      readonly exception: ExceptionName;
      readonly registers: Registers;
    }
  | { readonly event: "tick" }
  /** The device of a line asks for attention. */
  | { readonly event: "interrupt"; readonly line: number };

/** An event that some thread does. */
export type ThreadEvent = Extract<TraceEvent, { readonly by: string }>;

/** What is known of a trace that was recorded from a failure. */
export type Recorded = {
  readonly seed: Word;
  readonly run: number;
  /** The claim that failed, and at which event (from 0). */
  readonly claim: string;
  readonly at: number;
  readonly difference: readonly string[];
  /** Which kernel: "the kernel", or the name of a mutant, patch or folder. */
  readonly kernel: string;
  readonly septet: string;
  /** The first event that the right kernel does not come to, since it made another choice that the
   *  specification leaves open. Absent: it comes to all of them. */
  readonly leavesAt?: number;
};

export type Trace = {
  readonly format: "septet-trace";
  /** Files of version 1 have no devices, interrupts and first tick; they are read as version 2. */
  readonly version: 2;
  readonly boot: Boot;
  readonly events: readonly TraceEvent[];
  readonly recorded?: Recorded;
};
