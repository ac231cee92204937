import type { Mutant } from "../../mutant.ts";

export const roundsOverrunTheirBudget: Mutant = {
  name: "roundsOverrunTheirBudget",
  family: "hardware",
  says: "As many rounds are done at once as there are steps left.",
  story: "A round is taken for a step.",
  claim: "translatedWalksAreStepByStep",
  edits: [
    {
      file: "machine/translate/compile.ts",
      from: "code.constant((blocks[first] as Block).longestPath);",
      to: "code.constant(1);",
    },
  ],
};
