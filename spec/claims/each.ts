// Claims that are made of each thread by itself.

import { changedThreads } from "../changes.ts";
import type { Step } from "../claim.ts";
import { threadKey, type ThreadKey } from "../name.ts";
import { findThread, type State, type Thread } from "../state.ts";

/** What `violation` finds wrong with each living thread, ascending by key. */
export function ofEachThread(
  { tasks }: State,
  violation: (thread: Thread, key: ThreadKey) => string | undefined,
): readonly string[] {
  const found: string[] = [];
  for (let number = 1; number < tasks.length; number++) {
    const task = tasks[number];
    if (task?.tag !== "active") continue;
    for (let lthread = 0; lthread < task.threads.length; lthread++) {
      const thread = task.threads[lthread];
      if (thread === undefined) continue;
      const wrong = violation(thread, threadKey(number, lthread));
      if (wrong !== undefined) found.push(wrong);
    }
  }
  return found;
}

/** What `violation` finds wrong with each thread that the step changed, ascending by key. */
export function ofEachChange(
  { before, after }: Step,
  violation: (
    key: ThreadKey,
    was: Thread | undefined,
    is: Thread | undefined,
  ) => string | undefined,
): readonly string[] {
  const found: string[] = [];
  for (const key of changedThreads(before, after)) {
    const wrong = violation(key, findThread(before, key), findThread(after, key));
    if (wrong !== undefined) found.push(wrong);
  }
  return found;
}
