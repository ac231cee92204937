import type { Mutant } from "../../mutant.ts";

export const translatedMepcIsOdd: Mutant = {
  name: "translatedMepcIsOdd",
  family: "hardware",
  says: "Translated code writes bit 0 of mepc.",
  story: "What may be written is known to the table of CSRs, and must be asked of it.",
  claim: "translatedLoopsAreStepByStep",
  edits: [
    {
      file: "machine/translate/csrs.ts",
      from: "code.constant(writable);",
      to: "code.constant(-1);",
    },
  ],
};
