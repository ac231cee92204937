import type { Mutant } from "../../mutant.ts";

export const abortReachesOneSideOnly: Mutant = {
  name: "abortReachesOneSideOnly",
  family: "ipc",
  says: "A transfer that is aborted is over for one side only.",
  story:
    "Whoever ends it knows the thread at hand; the partner is known only to that. It stays " +
    "transferring with somebody who has gone on.",
  claim: "transfersAreSymmetric",
  edits: [
    {
      file: "impl/parts/interruptIpc.ts",
      from: "  loseTransfer(m, partner, partnersCode);\n",
      to: "  if (code !== ERROR_ABORTED) loseTransfer(m, partner, partnersCode);\n",
    },
  ],
  shortest: 4,
};
