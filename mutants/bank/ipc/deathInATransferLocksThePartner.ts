import type { Mutant } from "../../mutant.ts";

export const deathInATransferLocksThePartner: Mutant = {
  name: "deathInATransferLocksThePartner",
  family: "ipc",
  says: "A thread that dies in a transfer leaves its partner transferring.",
  story:
    "Deletion tells those who wait for the dead and those who poll on them. In a transfer the " +
    "partner does neither.",
  claim: "transfersAreSymmetric",
  edits: [
    {
      file: "impl/parts/tasks.ts",
      from: "      if (transferPartnerOf(m, tcb) !== 0) abortTransfer(m, tcb, ERROR_ABORTED, ERROR_ABORTED);\n",
      to: "",
    },
  ],
  shortest: 6,
};
