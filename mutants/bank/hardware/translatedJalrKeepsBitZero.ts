import type { Mutant } from "../../mutant.ts";

export const translatedJalrKeepsBitZero: Mutant = {
  name: "translatedJalrKeepsBitZero",
  family: "hardware",
  says: "Translated jalr jumps to odd addresses.",
  story: "Of the sum, not of the register, bit 0 is cleared.",
  claim: "translatedLoopsAreStepByStep",
  edits: [
    {
      file: "machine/translate/compile.ts",
      from: "code.constant(-2);",
      to: "code.constant(-1);",
    },
  ],
};
