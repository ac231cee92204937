import type { Mutant } from "../../mutant.ts";

export const closedReceiveTakesTheHead: Mutant = {
  name: "closedReceiveTakesTheHead",
  family: "ipc",
  says: "A closed receive takes the first of the queue, whoever that is.",
  story:
    "The search through the queue was written for the open receive and reused. It shows " +
    "only if somebody else queued earlier than the partner, which a ping-pong test never " +
    "does.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/receive.ts",
      from: "isOpen ? queueHeadOf(m, receiver) : pollerOn(m, receiver, source);",
      to: "queueHeadOf(m, receiver);",
    },
  ],
  shortest: 3,
};
