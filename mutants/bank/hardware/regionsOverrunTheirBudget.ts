import type { Mutant } from "../../mutant.ts";

export const regionsOverrunTheirBudget: Mutant = {
  name: "regionsOverrunTheirBudget",
  family: "hardware",
  says: "Translated code looks only at the first step when it asks whether enough are left.",
  story: "The longest path is there so that nothing needs to be asked on the way.",
  claim: "translatedIsStepByStep",
  edits: [
    {
      file: "machine/translate/compile.ts",
      from: "code.constant(block.longestPath);",
      to: "code.constant(1);",
    },
  ],
};
