// What threads were told in a step, from their registers: how an `ipc` ended, what a task_new said.
// Read before anything is compared with the specification, so that the claims of what passes
// between threads are asked of the machine's own doing.

import * as record from "../../impl/layout/kernelRecord.ts";
import * as tcbs from "../../impl/layout/thread.ts";
import { A0, A1, TAG_PROPAGATED } from "../../abi/index.ts";
import type { Word } from "../../lib/u32.ts";
import type { Step } from "../../spec/claim.ts";
import { sameName, taskOf, type Name, type ThreadKey } from "../../spec/name.ts";
import type { Effect } from "../../spec/outcome.ts";
import { activeTask, findThread, named, type State } from "../../spec/state.ts";
import { nameOf } from "../codec/name.ts";
import { readIpc } from "../codec/result.ts";
import type { Member } from "./roster.ts";
import type { View } from "./state.ts";

const none: readonly Effect[] = [];

/** How each `ipc` ended that did, and the answer of a task_new. Other effects are not read. */
export function effectsOf(step: Step, view: View): readonly Effect[] {
  const { before, event, after } = step;
  if (before.tasks === after.tasks && event.tag !== "ipc" && event.tag !== "taskNew") return none;
  const effects: Effect[] = [];
  for (const { number, members } of view.roster.entries)
    if (before.tasks[number] !== after.tasks[number] || number === actingTask(before))
      for (const member of members) putEffect(effects, step, view, member);
  return effects;
}

/** The task of the running thread. */
const actingTask = ({ running }: State): number | undefined => running && taskOf(running);

/** Puts what the thread was told, if it was told something. */
function putEffect(effects: Effect[], step: Step, view: View, member: Member): void {
  const { key, tcb } = member;
  if (hasEnded(step, key)) {
    const x = registersOf(view, member);
    const self = tcbs.idOf(view.bytes.reader, tcb);
    const sender = senderTo(step, key, nameOf(x(A0)), isPropagated(x(A1)));
    effects.push({ thread: key, result: readIpc(x, self, sender) });
  } else if (step.event.tag === "taskNew" && key === step.before.running) {
    const id = nameOf(registersOf(view, member)(A0));
    effects.push({ thread: key, result: { tag: "taskNew", id } });
  }
}

/** True iff the thread was in an `ipc`, or began one, and is ready now. */
function hasEnded({ before, event, after }: Step, key: ThreadKey): boolean {
  const now = findThread(after, key);
  if (now?.activity.tag !== "ready") return false;
  if (key === before.running) return event.tag === "ipc";
  const was = findThread(before, key);
  if (was === undefined || was === now) return false;
  const { activity, transfer } = was;
  if (transfer !== undefined) return isSameTask(before, after, key);
  if (activity.tag !== "polling" && activity.tag !== "waiting") return false;
  return activity.purpose === "ipc" && isSameTask(before, after, key);
}

/** False when the task was replaced: a new thread stands in the old one's place. */
const isSameTask = (before: State, after: State, key: ThreadKey): boolean =>
  activeTask(before, taskOf(key))?.version === activeTask(after, taskOf(key))?.version;

/** Registers of a thread: the running one's are the hart's. */
function registersOf({ bytes }: View, { tcb }: Member): (register: number) => Word {
  const { reader, machine } = bytes;
  return tcb === record.currentOf(reader)
    ? (register) => machine.readRegister(register)
    : (register) => tcbs.registerOf(reader, tcb, register);
}

/**
 * Who really sent what `receiver` has now; no register tells. A thread that waited before has heard
 * the running one: whoever polls on it does so because it is not waited for. A thread that began to
 * receive in this step has heard one that polled on it and no longer does; there is one at most
 * if the kernel is right. When it is not, the name on the message decides, and in the end the
 * running thread is taken for the sender: then the message was not sent by it, which is as wrong.
 */
function senderTo(step: Step, receiver: ThreadKey, name: Name, inAnothersName: boolean): ThreadKey {
  const { before, after } = step;
  const { running = receiver } = before;
  const was = findThread(before, receiver);
  const transfer = was?.transfer;
  if (transfer?.role === "receiver") return transfer.partner;
  // What the kernel says on a thread's behalf is in that thread's own name.
  const calling = inAnothersName ? undefined : faulting(step, name);
  if (calling !== undefined) return calling;
  if (was === undefined || (was.activity.tag === "waiting" && transfer === undefined))
    return running;
  const now = findThread(after, receiver)?.queue ?? [];
  const left = was.queue.filter((key) => !now.includes(key));
  const [first] = left;
  if (left.length === 1 && first !== undefined) return first;
  const candidates = left.length > 0 ? left : was.queue;
  const signer = candidates.find((key) => {
    const activity = findThread(before, key)?.activity;
    return activity?.tag === "polling" && sameName(activity.envelope.from, name);
  });
  return signer ?? first ?? running;
}

const isPropagated = (tag: Word): boolean => (tag & TAG_PROPAGATED) !== 0;

/** Who has met a fault in a transfer in this step and told its pager, if that is its name. */
function faulting({ before, after }: Step, name: Name): ThreadKey | undefined {
  const key = named(after, name);
  if (key === undefined || key === before.running) return undefined;
  const now = findThread(after, key);
  return now?.transfer !== undefined && now.activity.tag === "waiting" ? key : undefined;
}
