import type { Mutant } from "../../mutant.ts";

export const queueHeadStaysWithTheOneWhoLeft: Mutant = {
  name: "queueHeadStaysWithTheOneWhoLeft",
  family: "ipc",
  says: "When the first of several pollers leaves, the queue goes on pointing at it.",
  story:
    "Unlinking from a ring has one special case besides the last element: the head. " +
    "Forgotten, the receiver is served a thread that has already been served.",
  claim: "aThreadIsQueuedExactlyWhereItPolls",
  edits: [
    {
      file: "impl/parts/sendQueue.ts",
      from: `  if (queueHeadOf(m, receiver) === tcb) setQueueHead(m, receiver, next);
`,
      to: "",
    },
  ],
  shortest: 4,
};
