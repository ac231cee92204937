import type { Mutant } from "../../mutant.ts";

export const waiterIsNotToldOfALostLine: Mutant = {
  name: "waiterIsNotToldOfALostLine",
  family: "interrupts",
  says: "A thread that waits for a line which it loses waits for ever.",
  story: "The line is detached; that somebody may be waiting for it is forgotten.",
  claim: "whoWaitsForALineOwnsIt",
  edits: [
    {
      file: "impl/parts/lineOwners.ts",
      from: "      if (waitsForLine(m, owner, line)) failIpc(m, owner, PHASE_RECEIVE, ERROR_NO_PARTNER);\n",
      to: "",
    },
  ],
  shortest: 6,
};
