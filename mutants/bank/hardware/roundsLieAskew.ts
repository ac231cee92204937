import type { Mutant } from "../../mutant.ts";

export const roundsLieAskew: Mutant = {
  name: "roundsLieAskew",
  family: "hardware",
  says: "Rounds at once do not ask whether their accesses are aligned.",
  story: "Only single rounds ask.",
  claim: "translatedWalksAreStepByStep",
  edits: [
    {
      file: "machine/translate/rounds.ts",
      from: "if (aligned.bytes > 1) {",
      to: "if (aligned.bytes > 4) {",
    },
  ],
};
