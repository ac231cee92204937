import type { Mutant } from "../../mutant.ts";

export const deletionStopsAtTheFirstGap: Mutant = {
  name: "deletionStopsAtTheFirstGap",
  family: "threads",
  says: "Deleting a task ends its threads up to the first number that is not in use.",
  story: "Thread numbers are given by the user and need not be dense.",
  claim: "idsNameTheirThreads",
  edits: [
    {
      file: "impl/parts/tasks.ts",
      from: `      setLthreadTcb(m, task, lthread, 0);
      giveBackThread(m, tcb);
    }`,
      to: `      setLthreadTcb(m, task, lthread, 0);
      giveBackThread(m, tcb);
    } else {
      return;
    }`,
    },
  ],
  shortest: 6,
};
