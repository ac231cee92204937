import type { Mutant } from "../../mutant.ts";

export const faultsInTransfersLastForEver: Mutant = {
  name: "faultsInTransfersLastForEver",
  family: "ipc",
  says: "A fault in a transfer has no deadline.",
  story:
    "The call to the pager is for ever, as all of the kernel's are; that somebody else waits " +
    "as well is forgotten.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/copying.ts",
      from: "  setDeadline(m, partner, patience);\n",
      to: "",
    },
  ],
  shortest: 2,
};
