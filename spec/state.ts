// The abstract state: everything about a kernel that its users can tell, and nothing else.
//
// All values are immutable. Only this file, `space.ts` and `lifecycle.ts` take states apart;
// the calls speak of threads, tasks and mappings.

import { fail } from "../lib/assert.ts";
import { at, put, type Table } from "../lib/table.ts";
import { alignDown, type Word } from "../lib/u32.ts";
import type { Frames } from "./frames.ts";
import type { Deadline, Envelope, Flexpage, Message, StringBuffer, Timeout } from "./message.ts";
import {
  lthreadOf,
  taskOf,
  threadKey,
  type Name,
  type TaskNumber,
  type ThreadId,
  type ThreadKey,
} from "./name.ts";
import type { Rights } from "./rights.ts";

/** From whom a receive phase accepts: anybody, or one name. */
export type Source = { readonly tag: "open" } | { readonly tag: "closed"; readonly from: Name };

/** What an `ipc` asks for after its send phase. */
export type Receive = {
  readonly source: Source;
  readonly timeout: Timeout;
  readonly window: Flexpage;
  readonly buffer: StringBuffer;
  /** As a receiver: how long a fault in the sender's space may last. */
  readonly transferTimeout: Timeout;
};

/** On whose behalf a thread is in IPC: its own, or the kernel's (manual, section 3). */
export type Purpose = "ipc" | "pageFault" | "exception";

export type Activity =
  | { readonly tag: "ready" }
  | {
      readonly tag: "polling";
      readonly purpose: Purpose;
      /** In whose queue it stands. */
      readonly to: ThreadKey;
      readonly message: Message;
      readonly envelope: Envelope;
      readonly deadline: Deadline;
      /** What follows the send phase, if anything does. */
      readonly receive: Receive | undefined;
      readonly transferTimeout: Timeout;
    }
  | {
      readonly tag: "waiting";
      readonly purpose: Purpose | "start";
      readonly source: Source;
      readonly window: Flexpage;
      readonly buffer: StringBuffer;
      readonly transferTimeout: Timeout;
      readonly deadline: Deadline;
    }
  /** Strings are being copied, and the partner has to deal with a fault first. */
  | { readonly tag: "transferring"; readonly deadline: Deadline }
  | { readonly tag: "faulted" };

/**
 * A message whose strings are being copied, as either partner has it. Between two events one of
 * them is transferring; the other has met a fault: it polls on its pager or waits for it, or is
 * faulted.
 */
export type Transfer =
  | {
      readonly role: "sender";
      readonly partner: ThreadKey;
      readonly message: Message;
      readonly envelope: Envelope;
      readonly receive: Receive | undefined;
      /** How long a fault in the partner's space may last. */
      readonly timeout: Timeout;
      /** How many bytes have been copied. */
      readonly copied: number;
    }
  | {
      readonly role: "receiver";
      readonly partner: ThreadKey;
      readonly window: Flexpage;
      readonly buffer: StringBuffer;
      readonly timeout: Timeout;
    };

export type Thread = {
  readonly ip: Word;
  readonly sp: Word;
  readonly pager: Name;
  /** 1 … 255. */
  readonly priority: number;
  /** A full slice, and what is left of the present one; in ticks. */
  readonly slice: number;
  readonly remaining: number;
  readonly activity: Activity;
  /** The message that it sends or receives while its strings are copied. */
  readonly transfer: Transfer | undefined;
  /** Who polls on this thread, first come first. */
  readonly queue: readonly ThreadKey[];
};

/** One page of one task. `parent` is undefined for σ0's roots. */
export type Mapping = {
  readonly page: number;
  readonly frame: number;
  readonly rights: Rights;
  readonly parent: Place | undefined;
};
/** A page of a task: the place of a mapping. */
export type Place = { readonly task: TaskNumber; readonly page: number };

export type Task =
  | {
      readonly tag: "inactive";
      /** Who may make it active; 0: nobody ever (the kernel's number). */
      readonly owner: number;
      /** The version of its latest incarnation, or the one before its first. */
      readonly lastVersion: number;
    }
  | ActiveTask;
export type ActiveTask = {
  readonly tag: "active";
  /** The task number of the chief; 0 for the first tasks. */
  readonly chief: number;
  readonly version: number;
  /** The highest priority that its threads may set. */
  readonly mcp: number;
  /** By lthread number; no holes are stored beyond the highest living one. */
  readonly threads: readonly (Thread | undefined)[];
  /** Ascending by page. */
  readonly space: readonly Mapping[];
};

/** What the boot parameters fix for good. */
export type Limits = {
  readonly threads: number;
  readonly tickMicros: number;
  readonly depthMax: number;
};

/** An interrupt line that a device has. */
export type Line = {
  /** 0 … 30. */
  readonly line: number;
  /** Of the device's registers: who may write there may attach the line. */
  readonly frame: number;
  /** Who attached it, and hears it. */
  readonly owner: ThreadKey | undefined;
  /** It says nothing. True of a line that is nobody's. */
  readonly masked: boolean;
  /** Its device has asked, and nobody has been told. */
  readonly pending: boolean;
};

export type State = {
  readonly limits: Limits;
  /** Ticks since boot. */
  readonly now: number;
  /** The thread that runs; undefined: the machine idles. */
  readonly running: ThreadKey | undefined;
  /** Ascending. */
  readonly lines: readonly Line[];
  /** By task number; entry 0 is never named. */
  readonly tasks: Table<number, Task>;
  /** What user memory holds. */
  readonly frames: Frames;
};

/** The task with this number, if it is active. */
export function activeTask(state: State, number: number): ActiveTask | undefined {
  const task = state.tasks[number];
  return number >= 1 && task?.tag === "active" ? task : undefined;
}

/** The thread at `key`, if it lives. */
export const findThread = (state: State, key: ThreadKey): Thread | undefined =>
  activeTask(state, taskOf(key))?.threads[lthreadOf(key)];

/** The thread at `key`, which lives. */
export const threadAt = (state: State, key: ThreadKey): Thread =>
  findThread(state, key) ?? fail(`thread ${key} lives`);

/** The task of number `task`, which is active. */
export const activeTaskAt = (state: State, task: TaskNumber): ActiveTask =>
  activeTask(state, task) ?? fail(`task ${task} is active`);

/** The same state but for some fields: a copy field by field is three times as fast as a spread. */
function but(s: State, f: Partial<Omit<State, "limits" | "running">>): State {
  const { limits, running } = s;
  const { now = s.now, lines = s.lines, tasks = s.tasks, frames = s.frames } = f;
  return { limits, now, running, lines, tasks, frames };
}

/** The same state with another task at `number`. */
export const withTask = (state: State, number: number, task: Task): State =>
  but(state, { tasks: put(state.tasks, number, task) });

/** The same state at another tick. */
export const withTime = (state: State, now: number): State => but(state, { now });

/** The same state with other contents of user memory. */
export const withFrames = (state: State, frames: Frames): State => but(state, { frames });

/** The same state with other lines. */
export const withLines = (state: State, lines: readonly Line[]): State => but(state, { lines });

/** The same state with another thread running, or nobody. */
export function withRunning(state: State, running: ThreadKey | undefined): State {
  const { limits, now, lines, tasks, frames } = state;
  return { limits, now, running, lines, tasks, frames };
}

/** The same state with another thread at `key`, whose task is active. */
export function withThread(state: State, key: ThreadKey, thread: Thread): State {
  const number = taskOf(key);
  const task = activeTaskAt(state, number);
  const threads = task.threads.slice();
  threads[lthreadOf(key)] = thread;
  const { tag, chief, version, mcp, space } = task;
  return withTask(state, number, { tag, chief, version, mcp, threads, space });
}

/** The same state with `changes` made to the thread at `key`, which lives. */
export function changeThread(state: State, key: ThreadKey, changes: Partial<Thread>): State {
  const thread = threadAt(state, key);
  return withThread(state, key, {
    ip: changes.ip ?? thread.ip,
    sp: changes.sp ?? thread.sp,
    pager: changes.pager ?? thread.pager,
    priority: changes.priority ?? thread.priority,
    slice: changes.slice ?? thread.slice,
    remaining: changes.remaining ?? thread.remaining,
    activity: changes.activity ?? thread.activity,
    // Of these only the transfer may be changed to undefined.
    transfer: "transfer" in changes ? changes.transfer : thread.transfer,
    queue: changes.queue ?? thread.queue,
  });
}

/** Instructions lie at multiples of 4: an ip that is set is rounded down. */
export const instructionAt = (word: Word): Word => alignDown(word, 4);

type Asked = { readonly tasks: Table<number, Task>; readonly keys: readonly ThreadKey[] };
// A memo of the last two tables: nearly every claim asks, of the state before a step or after it.
// (A WeakMap of all of them costs more than it saves: the collector has to look after it.)
let [last, beforeLast]: (Asked | undefined)[] = [];

/** Every living thread's key, ascending. */
export function threadKeys({ tasks }: State): readonly ThreadKey[] {
  if (last?.tasks === tasks) return last.keys;
  if (beforeLast?.tasks === tasks) return beforeLast.keys;
  beforeLast = last;
  last = { tasks, keys: collectKeys(tasks) };
  return last.keys;
}

function collectKeys(tasks: Table<number, Task>): readonly ThreadKey[] {
  const keys: ThreadKey[] = [];
  for (let number = 1; number < tasks.length; number++) {
    const task = at(tasks, number);
    if (task.tag === "active")
      for (let lthread = 0; lthread < task.threads.length; lthread++)
        if (task.threads[lthread] !== undefined) keys.push(threadKey(number, lthread));
  }
  return keys;
}

/** The id of the thread at `key`, whose task is active. */
export function idOf(state: State, key: ThreadKey): ThreadId {
  const task = taskOf(key);
  const { chief, version } = activeTaskAt(state, task);
  return { tag: "thread", chief, task, lthread: lthreadOf(key), version };
}

/** The living thread that `name` names, whole id compared; undefined if there is none. */
export function named(state: State, name: Name): ThreadKey | undefined {
  if (name.tag !== "thread") return undefined;
  const task = activeTask(state, name.task);
  const lives =
    task?.threads[name.lthread] !== undefined &&
    task.version === name.version &&
    task.chief === name.chief;
  return lives ? threadKey(name.task, name.lthread) : undefined;
}

/** True iff the thread lives and is ready (the running thread is). */
export const isReady = (state: State, key: ThreadKey): boolean =>
  findThread(state, key)?.activity.tag === "ready";
