// Names: what a thread writes where an id is asked for. A name may name nobody.
// Source: manual, 1.1.

import { match } from "ts-pattern";
import { assert, fail } from "../lib/assert.ts";
import type { Brand } from "../lib/brand.ts";

/** A task number: 1 … 255. */
export type TaskNumber = Brand<number, "TaskNumber">;
export function taskNumber(n: number): TaskNumber {
  assert(Number.isInteger(n) && n >= 1 && n <= 255, `taskNumber: ${n} is not in 1 … 255`);
  return n as TaskNumber;
}

const LOG2_LTHREADS = 6;
/** Threads in a task: lthread numbers are 0 … 63. */
export const LTHREADS: number = 2 ** LOG2_LTHREADS;

/** A thread's place, task and lthread, whatever its incarnation: task · 64 + lthread. */
export type ThreadKey = Brand<number, "ThreadKey">;
export function threadKey(task: number, lthread: number): ThreadKey {
  if (!(lthread >= 0 && lthread < LTHREADS)) fail(`threadKey: lthread ${lthread}`);
  return (task * LTHREADS + lthread) as ThreadKey;
}
// Asked a hundred times in a step: shifted and masked, not divided.
export const taskOf = (key: ThreadKey): TaskNumber => (key >>> LOG2_LTHREADS) as TaskNumber;
export const lthreadOf = (key: ThreadKey): number => key & (LTHREADS - 1);
/** "task.lthread", as people write it. */
export function describeKey(key: ThreadKey): string {
  let text = described.get(key);
  if (text === undefined) described.set(key, (text = `${taskOf(key)}.${lthreadOf(key)}`));
  return text;
}

// A memo: who runs is asked at every event.
const described = new Map<ThreadKey, string>();

/** One incarnation of one thread, whole: two ids are equal iff all four parts are. */
export type ThreadId = {
  readonly tag: "thread";
  readonly chief: number;
  readonly task: number;
  readonly lthread: number;
  readonly version: number;
};
export type Name =
  | { readonly tag: "nil" }
  | { readonly tag: "any" }
  | { readonly tag: "interrupt"; readonly line: number }
  | ThreadId;

export const nil: Name = { tag: "nil" };
export const any: Name = { tag: "any" };

/** True iff both are the same name. */
export function sameName(a: Name, b: Name): boolean {
  if (a === b) return true;
  if (a.tag === "thread" && b.tag === "thread")
    return (
      a.task === b.task && a.lthread === b.lthread && a.version === b.version && a.chief === b.chief
    );
  if (a.tag === "interrupt" && b.tag === "interrupt") return a.line === b.line;
  return a.tag === b.tag;
}

/** A name as people write it: `2.0v1` is thread 0 of task 2, version 1. */
export const describeName = (name: Name): string =>
  match(name)
    .with({ tag: "thread" }, (id) => `${id.task}.${id.lthread}v${id.version}⟨${id.chief}⟩`)
    .with({ tag: "interrupt" }, ({ line }) => `line ${line}`)
    .with({ tag: "nil" }, { tag: "any" }, ({ tag }) => tag)
    .exhaustive();
