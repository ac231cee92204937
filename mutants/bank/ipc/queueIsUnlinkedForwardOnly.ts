import type { Mutant } from "../../mutant.ts";

export const queueIsUnlinkedForwardOnly: Mutant = {
  name: "queueIsUnlinkedForwardOnly",
  family: "ipc",
  says: "Who leaves a queue is taken out of the forward links, not out of the backward ones.",
  story:
    "Half an unlink. It does no harm until somebody is appended: the tail is found " +
    "backwards, through the one who left.",
  claim: "aThreadIsQueuedExactlyWhereItPolls",
  edits: [
    {
      file: "impl/parts/sendQueue.ts",
      from: `  setPollPrevious(m, next, previous);
`,
      to: "",
    },
  ],
  shortest: 4,
};
