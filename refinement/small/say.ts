// Events as data, said shortly: what the menus of the small configurations are made of.

import * as abi from "../../abi/index.ts";
import { u32, type Word } from "../../lib/u32.ts";
import type { CallName, ExceptionName, Registers, TraceEvent } from "../../trace/index.ts";

/** A thread: its name "task.lthread", and its id. */
export type Actor = { readonly by: string; readonly id: Word };

/** The thread of a task with this chief. */
export const actor = (chief: number, task: number, lthread: number, version = 1): Actor => ({
  by: `${task}.${lthread}`,
  id: abi.threadIdOf(chief, task, lthread, version),
});

const call = (by: Actor, name: CallName, registers: Registers): TraceEvent => ({
  event: "call",
  by: by.by,
  call: name,
  registers,
});

const { TIMEOUT_NEVER: NEVER, TIMEOUT_ZERO: ZERO, NIL, ANY, COMPLETE, UNCHANGED } = abi;
const timeouts = (send: number, receive: number): Word => u32((send << 16) | receive);

/** A send phase: to whom, what, and how long it may wait. */
export type Send = {
  readonly to: Actor;
  readonly words?: readonly Word[];
  /** Typed words, two of each item. */
  readonly item?: readonly Word[];
  readonly timeout?: number;
};
/** A receive phase: from whom, or from anybody; how long it may wait. */
export type Receive = { readonly from?: Actor; readonly timeout?: number };

/** The call `ipc`, with the phases that are given; whoever receives takes all pages. */
export function ipc(by: Actor, send: Send | undefined, receive: Receive | undefined): TraceEvent {
  const { words = [], item = [] } = send ?? {};
  const message = Object.fromEntries(
    [...words, ...item].map((word, at) => [`s${at + 2}`, word]),
  ) as Registers;
  return call(by, "ipc", {
    a0: send?.to.id ?? NIL,
    a1: abi.tagOf(0, words.length, item.length),
    ...message,
    a2: receive === undefined ? NIL : (receive.from?.id ?? ANY),
    a3: timeouts(send?.timeout ?? NEVER, receive?.timeout ?? NEVER),
    a4: COMPLETE,
  });
}

/** A page offered with rights at a hot spot. */
export const item = (
  kind: "map" | "grant",
  page: number,
  hotSpot: number,
  rights: number,
): readonly [Word, Word] => [
  u32((hotSpot << abi.LOG2_PAGE_BYTES) | (kind === "map" ? abi.ITEM_MAP : abi.ITEM_GRANT)),
  abi.flexpageOf(page, 0, rights),
];

export const zero: number = ZERO;
export const unmap = (by: Actor, page: number, revoke: number, own: boolean): TraceEvent =>
  call(by, "fpageUnmap", { a0: abi.flexpageOf(page, 0, revoke), a1: own ? 1 : 0 });
export const switchTo = (by: Actor, to: Actor | undefined): TraceEvent =>
  call(by, "threadSwitch", { a0: to?.id ?? NIL });
export const schedule = (
  by: Actor,
  thread: Actor,
  priority: number | undefined,
  slice: number | undefined,
): TraceEvent =>
  call(by, "threadSchedule", {
    a0: thread.id,
    a1: priority ?? UNCHANGED,
    a2: slice ?? UNCHANGED,
  });
export const exRegs = (
  by: Actor,
  lthread: number,
  values: { readonly ip?: Word; readonly sp?: Word; readonly pager?: Actor },
): TraceEvent =>
  call(by, "lthreadExRegs", {
    a0: lthread,
    a1: values.ip ?? UNCHANGED,
    a2: values.sp ?? UNCHANGED,
    a3: values.pager?.id ?? UNCHANGED,
  });
/** A new task, which starts at once. */
export const makeTask = (by: Actor, task: Actor, pager: Actor): TraceEvent =>
  call(by, "taskNew", { a0: task.id, a1: 255, a2: 0, a3: 0, a4: pager.id });
/** A task is deleted, or an inactive number handed on. */
export const handOn = (by: Actor, task: Actor, owner: Actor): TraceEvent =>
  call(by, "taskNew", { a0: task.id, a1: owner.id, a2: 0, a3: 0, a4: NIL });
export const access = (by: Actor, kind: "load" | "store" | "fetch", page: number): TraceEvent => ({
  event: kind,
  by: by.by,
  address: u32(page << abi.LOG2_PAGE_BYTES),
});
export const exception = (by: Actor, name: ExceptionName): TraceEvent => ({
  event: "exception",
  by: by.by,
  exception: name,
  registers: {},
});
export const tick: TraceEvent = { event: "tick" };

/** The page of user frame `n`, in σ0. */
export const framePage = (n: number): number => abi.USER_FRAMES_START / abi.PAGE_BYTES + n;
