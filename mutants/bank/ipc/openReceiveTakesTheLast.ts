import type { Mutant } from "../../mutant.ts";

export const openReceiveTakesTheLast: Mutant = {
  name: "openReceiveTakesTheLast",
  family: "ipc",
  says: "An open receive takes the last of the queue.",
  story:
    "The queue is a ring, and both of its ends are one step from the head. A server that " +
    "is always late serves its newest clients for ever.",
  claim: "openReceiversServeTheFirst",
  edits: [
    {
      file: "impl/parts/receive.ts",
      from: "  partnerOf,\n" + "  PURPOSE_IPC,\n",
      to: "  partnerOf,\n" + "  pollPreviousOf,\n" + "  PURPOSE_IPC,\n",
    },
    {
      file: "impl/parts/receive.ts",
      from: "  const sender = isOpen ? queueHeadOf(m, receiver) : pollerOn(m, receiver, source);",
      to:
        "  const head = queueHeadOf(m, receiver);\n" +
        "  const last = head === 0 ? 0 : pollPreviousOf(m, head);\n" +
        "  const sender = isOpen ? last : pollerOn(m, receiver, source);",
    },
  ],
};
