import type { Mutant } from "../../mutant.ts";

export const emptyQueueKeepsItsHead: Mutant = {
  name: "emptyQueueKeepsItsHead",
  family: "threads",
  says: "The last thread that leaves a ready queue stays its head; only the bit says that it is empty.",
  story:
    "The bitmap is what the scheduler looks at, so that the head seems to be nobody's business.",
  claim: "emptyReadyQueuesHaveNoHead",
  edits: [
    {
      file: "impl/parts/readyQueue.ts",
      from: "    setReadyHead(m, priority, 0);\n",
      to: "",
    },
  ],
  shortest: 2,
};
