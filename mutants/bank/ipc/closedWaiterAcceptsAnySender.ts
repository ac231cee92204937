import type { Mutant } from "../../mutant.ts";

export const closedWaiterAcceptsAnySender: Mutant = {
  name: "closedWaiterAcceptsAnySender",
  family: "ipc",
  says: "A thread that waits for one partner takes a message from anybody.",
  story:
    "Open and closed wait differ in one comparison. Without it an RPC client takes a " +
    "stranger's message for its server's reply.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "  return waitsOpenly(m, receiver) ||",
      to: `  if (purposeOf(m, receiver) === PURPOSE_IPC) return true;
  return waitsOpenly(m, receiver) ||`,
    },
  ],
  shortest: 2,
};
