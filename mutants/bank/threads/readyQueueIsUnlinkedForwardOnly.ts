import type { Mutant } from "../../mutant.ts";

export const readyQueueIsUnlinkedForwardOnly: Mutant = {
  name: "readyQueueIsUnlinkedForwardOnly",
  family: "threads",
  says: "A thread that leaves a ready queue is still found backwards.",
  story: "The next that becomes ready is appended behind the one who left, and in no queue.",
  claim: "readyQueuesHoldExactlyTheReady",
  edits: [
    {
      file: "impl/parts/readyQueue.ts",
      from: `  setReadyPrevious(m, next, previous);
`,
      to: "",
    },
  ],
  shortest: 1,
};
