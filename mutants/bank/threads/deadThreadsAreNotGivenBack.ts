import type { Mutant } from "../../mutant.ts";

export const deadThreadsAreNotGivenBack: Mutant = {
  name: "deadThreadsAreNotGivenBack",
  family: "threads",
  says: "The control blocks of a deleted task are not given back.",
  story:
    "Its threads are out of every queue and out of its table: nothing shows them any more, " +
    "and nothing misses them until the pool is empty.",
  claim: "threadBlocksAreConserved",
  edits: [
    {
      file: "impl/parts/tasks.ts",
      from: "      giveBackThread(m, tcb);\n",
      to: "",
    },
  ],
  shortest: 3,
};
