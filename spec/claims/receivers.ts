// Who may receive in a step, and what for: windows and string buffers that are open.

import { remembered } from "../../lib/remembered.ts";
import type { Step } from "../claim.ts";
import type { Flexpage, StringBuffer } from "../message.ts";
import { taskOf, type TaskNumber, type ThreadKey } from "../name.ts";
import { findThread, threadAt, threadKeys, type Thread } from "../state.ts";

/** What a receiver has opened. */
export type Opened = {
  readonly task: TaskNumber;
  readonly window: Flexpage;
  readonly buffer: StringBuffer;
};

/** Everything that is open before the step, or opens in it. */
export const openedIn: (step: Step) => readonly Opened[] = remembered(({ before, event }) => {
  const opened: Opened[] = [];
  for (const key of threadKeys(before)) {
    const own = key === before.running && event.tag === "ipc" ? event.receive : undefined;
    putOpened(opened, key, threadAt(before, key), own);
  }
  return opened;
});

type Opening = Pick<Opened, "window" | "buffer">;

/** What `key` receives into, if it receives in the step: only one of its openings is its next. */
export function openingOf(step: Step, key: ThreadKey): Opening | undefined {
  const thread = findThread(step.before, key);
  if (thread === undefined) return undefined;
  const own =
    key === step.before.running && step.event.tag === "ipc" ? step.event.receive : undefined;
  const { activity, transfer } = thread;
  if (transfer?.role === "receiver") return transfer;
  if (transfer?.role === "sender") return transfer.receive;
  if (activity.tag === "waiting") return activity;
  return activity.tag === "polling" ? activity.receive : own;
}

/** Puts a waiting thread's, a transferring one's, and what a sender opens when it has sent. */
function putOpened(
  opened: Opened[],
  key: ThreadKey,
  { activity, transfer }: Thread,
  own: Opening | undefined,
): void {
  const put = (opening: Opening | undefined): void => {
    if (opening === undefined) return;
    opened.push({ task: taskOf(key), window: opening.window, buffer: opening.buffer });
  };
  put(own);
  if (activity.tag === "waiting") put(activity);
  if (activity.tag === "polling") put(activity.receive);
  put(transfer?.role === "receiver" ? transfer : transfer?.receive);
}
