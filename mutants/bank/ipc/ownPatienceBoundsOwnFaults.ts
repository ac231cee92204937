import type { Mutant } from "../../mutant.ts";

export const ownPatienceBoundsOwnFaults: Mutant = {
  name: "ownPatienceBoundsOwnFaults",
  family: "ipc",
  says: "A fault in the sender's space is bounded by the sender's own transfer timeout.",
  story:
    "The timeout is there to protect from the partner's pager. Taken from the wrong side, it " +
    "protects nobody.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/copying.ts",
      from: "transferTimeoutAsReceiver(registerOf(m, receiver, T1))",
      to: "transferTimeoutAsSender(registerOf(m, sender, T1))",
    },
  ],
  shortest: 2,
};
