// Claims that are made of each thread by itself.

import { threadKey, type ThreadKey } from "../name.ts";
import type { State, Thread } from "../state.ts";

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
