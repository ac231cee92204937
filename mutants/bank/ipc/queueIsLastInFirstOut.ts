import type { Mutant } from "../../mutant.ts";

export const queueIsLastInFirstOut: Mutant = {
  name: "queueIsLastInFirstOut",
  family: "ipc",
  says: "A thread that polls goes to the head of the queue instead of its end.",
  story:
    "In a ring, the place before the head is the end. Whoever also moves the head, as one does " +
    "when a ring is a stack, serves the newest sender first, and an old one perhaps never.",
  claim: "sendersAreServedInOrder",
  shortest: 3,
  edits: [
    {
      file: "impl/parts/sendQueue.ts",
      from: "  setPollPrevious(m, head, tcb);\n",
      to: "  setPollPrevious(m, head, tcb);\n  setQueueHead(m, receiver, tcb);\n",
    },
  ],
};
