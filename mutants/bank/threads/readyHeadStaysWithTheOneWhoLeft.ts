import type { Mutant } from "../../mutant.ts";

export const readyHeadStaysWithTheOneWhoLeft: Mutant = {
  name: "readyHeadStaysWithTheOneWhoLeft",
  family: "threads",
  says: "A ready queue whose first thread blocks goes on beginning with it.",
  story: "As in the send queue. The blocked thread runs.",
  claim: "everyTrapEnds",
  edits: [
    {
      file: "impl/parts/readyQueue.ts",
      from: `  if (readyHeadOf(m, priority) === tcb) setReadyHead(m, priority, next);
`,
      to: "",
    },
  ],
  shortest: 1,
};
