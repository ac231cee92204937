import type { Mutant } from "../../mutant.ts";

export const roundsLeaveTheirPage: Mutant = {
  name: "roundsLeaveTheirPage",
  family: "hardware",
  says: "A loop that goes evenly through memory does one round too many in a page.",
  story: "How many rounds fit is a quotient and one; here it is a quotient and two.",
  claim: "translatedWalksAreStepByStep",
  edits: [
    {
      file: "machine/translate/rounds.ts",
      from: "code.constant(1);",
      to: "code.constant(2);",
    },
  ],
};
