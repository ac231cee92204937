import type { Mutant } from "../../mutant.ts";

export const threadIdsAreThoseOfLthreadZero: Mutant = {
  name: "threadIdsAreThoseOfLthreadZero",
  family: "threads",
  says: "Every thread of a task has the id of its first.",
  story: "The id is made when the task is, and copied.",
  claim: "noTwoLiveThreadsShareAnId",
  edits: [
    {
      file: "impl/parts/threads.ts",
      from: "setId(m, tcb, idInTask(m, task, lthread));",
      to: "setId(m, tcb, idInTask(m, task, 0));",
    },
  ],
  shortest: 1,
};
