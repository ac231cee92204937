import type { Mutant } from "../../mutant.ts";

export const deletionForgetsTheReadyQueue: Mutant = {
  name: "deletionForgetsTheReadyQueue",
  family: "threads",
  says: "A thread that is deleted while it is ready stays in the ready queue.",
  story:
    "Blocked threads hang in queues that deletion knows of. Being ready is so ordinary that " +
    "it is forgotten; the next round of the queue runs a dead thread.",
  claim: "readyQueuesHoldExactlyTheReady",
  edits: [
    {
      file: "impl/parts/tasks.ts",
      from: "      becomeFaulted(m, tcb);",
      to: "      if (stateOf(m, tcb) !== STATE_READY) becomeFaulted(m, tcb);",
    },
    {
      file: "impl/parts/tasks.ts",
      from: `  STATE_POLLING,
`,
      to: `  STATE_POLLING,
  STATE_READY,
`,
    },
  ],
  shortest: 3,
};
