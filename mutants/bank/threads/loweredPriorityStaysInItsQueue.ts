import type { Mutant } from "../../mutant.ts";

export const loweredPriorityStaysInItsQueue: Mutant = {
  name: "loweredPriorityStaysInItsQueue",
  family: "threads",
  says: "A ready thread whose priority changes stays in the queue of the old one.",
  story: "The TCB says one thing, the queues another; the next removal looks in the wrong queue.",
  claim: "readyQueuesHoldExactlyTheReady",
  edits: [
    {
      file: "impl/syscalls/threadSchedule.ts",
      from: `  if (ready) removeReady(m, thread);
  setPriority(m, thread, priority);
  if (ready) appendReady(m, thread);`,
      to: `  if (ready && priority > priorityOf(m, thread)) removeReady(m, thread);
  const raised = priority > priorityOf(m, thread);
  setPriority(m, thread, priority);
  if (ready && raised) appendReady(m, thread);`,
    },
  ],
  shortest: 2,
};
