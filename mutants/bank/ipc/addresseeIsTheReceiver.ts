import type { Mutant } from "../../mutant.ts";

export const addresseeIsTheReceiver: Mutant = {
  name: "addresseeIsTheReceiver",
  family: "ipc",
  says: "The receiver of a redirected message is told its own id as that of the addressee.",
  story:
    "What the queue remembers is where the message arrives. Whom it was addressed to " +
    "stands in the sender's registers and nowhere else.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "setRegister(m, receiver, A3, addresseeOf(m, sender));",
      to: "setRegister(m, receiver, A3, idOf(m, receiver));",
    },
  ],
  shortest: 2,
};
