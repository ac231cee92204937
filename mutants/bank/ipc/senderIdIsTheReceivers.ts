import type { Mutant } from "../../mutant.ts";

export const senderIdIsTheReceivers: Mutant = {
  name: "senderIdIsTheReceivers",
  family: "ipc",
  says: "The receiver is told its own id as that of the sender.",
  story:
    "Two TCB pointers are at hand, and one is stored in the other's registers. A server " +
    "replies to itself.",
  claim: "nobodySpeaksForAStranger",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "let from = idOf(m, sender);",
      to: "let from = idOf(m, receiver);",
    },
  ],
  shortest: 2,
};
