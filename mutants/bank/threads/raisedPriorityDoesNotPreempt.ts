import type { Mutant } from "../../mutant.ts";

export const raisedPriorityDoesNotPreempt: Mutant = {
  name: "raisedPriorityDoesNotPreempt",
  family: "threads",
  says: "thread_schedule raises a priority and goes on with the caller.",
  story:
    "The ready queues are right, and the higher thread runs at the next tick: much later " +
    "than its priority promises.",
  claim: "theRunningThreadIsOfTheHighestPriority",
  edits: [
    {
      file: "impl/syscalls/threadSchedule.ts",
      from: `  reschedule(m);
`,
      to: "",
    },
  ],
  shortest: 2,
};
