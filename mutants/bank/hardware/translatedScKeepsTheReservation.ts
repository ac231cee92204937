import type { Mutant } from "../../mutant.ts";

export const translatedScKeepsTheReservation: Mutant = {
  name: "translatedScKeepsTheReservation",
  family: "hardware",
  says: "Translated sc.w leaves the reservation as it was.",
  story: "It is the second store on condition that shows it.",
  claim: "translatedLoopsAreStepByStep",
  edits: [
    {
      file: "machine/translate/accesses.ts",
      from: `  code.constant(0);
  code.constant(0);
  code.memory(op.i32Store, 4 * RESERVATION);
`,
      to: "",
    },
  ],
};
