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
      from: `  partnerOf,
  PURPOSE_IPC,
`,
      to: `  partnerOf,
  pollPreviousOf,
  PURPOSE_IPC,
`,
    },
    {
      file: "impl/parts/receive.ts",
      from: `  const sender = isOpen ? queueHeadOf(m, receiver) : pollerOn(m, receiver, source);`,
      to: `  const head = queueHeadOf(m, receiver);
  const last = head === 0 ? 0 : pollPreviousOf(m, head);
  const sender = isOpen ? last : pollerOn(m, receiver, source);`,
    },
  ],
  shortest: 4,
};
