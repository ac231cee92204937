import type { Mutant } from "../../mutant.ts";

export const translatedBranchesAreUnsigned: Mutant = {
  name: "translatedBranchesAreUnsigned",
  family: "hardware",
  says: "Translated bge compares unsigned words.",
  story: "The two comparisons stand side by side in WebAssembly.",
  claim: "translatedLoopsAreStepByStep",
  edits: [
    {
      file: "machine/translate/operations.ts",
      from: `["bge", op.i32GreaterOrEqual]`,
      to: `["bge", op.i32GreaterOrEqualUnsigned]`,
    },
  ],
};
