import type { Mutant } from "../../mutant.ts";

export const queuedSenderDoesNotReceive: Mutant = {
  name: "queuedSenderDoesNotReceive",
  family: "ipc",
  says:
    "A sender that had to queue is done when its message is taken: its receive phase is " +
    "forgotten.",
  story:
    "The sender's second phase begins in the receiver's call. Who writes only the " +
    "receiver's side wakes the client without a reply.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/receive.ts",
      from: `    if (hasReceivePhase(m, sender)) return sender;
    succeedIpc`,
      to: "    succeedIpc",
    },
  ],
  shortest: 2,
};
