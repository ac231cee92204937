import type { Mutant } from "../../mutant.ts";

export const queueIsUnlinkedBackwardOnly: Mutant = {
  name: "queueIsUnlinkedBackwardOnly",
  family: "ipc",
  says: "Who leaves a queue is taken out of the backward links, not out of the forward ones.",
  story:
    "The other half. The queue is walked forward, so that the one who left is served when " +
    "its predecessor has been.",
  claim: "aThreadIsQueuedExactlyWhereItPolls",
  edits: [
    {
      file: "impl/parts/sendQueue.ts",
      from: `  setPollNext(m, previous, next);
`,
      to: "",
    },
  ],
  shortest: 4,
};
