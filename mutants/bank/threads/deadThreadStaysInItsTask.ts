import type { Mutant } from "../../mutant.ts";

export const deadThreadStaysInItsTask: Mutant = {
  name: "deadThreadStaysInItsTask",
  family: "threads",
  says: "A task entry goes on pointing at the TCB of a thread that was deleted.",
  story:
    "The next task with that number begins with a thread that nobody made: whoever uses the " +
    "TCB by then.",
  claim: "taskEntriesMakeSense",
  edits: [
    {
      file: "impl/parts/tasks.ts",
      from: `      setLthreadTcb(m, task, lthread, 0);
      giveBackThread`,
      to: "      giveBackThread",
    },
  ],
  shortest: 3,
};
