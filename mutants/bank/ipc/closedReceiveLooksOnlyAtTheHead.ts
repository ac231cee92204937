import type { Mutant } from "../../mutant.ts";

export const closedReceiveLooksOnlyAtTheHead: Mutant = {
  name: "closedReceiveLooksOnlyAtTheHead",
  family: "ipc",
  says: "A closed receive finds its partner only if that stands first in the queue.",
  story:
    "With two clients it works; with three, a server that waits for the one in the middle " +
    "sleeps while its message is there.",
  claim: "nobodyWaitsWhileAMatchingSenderIsQueued",
  edits: [
    {
      file: "impl/parts/receive.ts",
      from: "if (partnerOf(m, sender) !== idOf(m, receiver)) return 0;",
      to: "if (queueHeadOf(m, receiver) !== sender) return 0;",
    },
  ],
  shortest: 4,
};
