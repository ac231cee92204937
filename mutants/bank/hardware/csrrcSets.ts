import type { Mutant } from "../../mutant.ts";

export const csrrcSets: Mutant = {
  name: "csrrcSets",
  family: "hardware",
  says: "csrrc clears what is not named.",
  story: "A complement too few.",
  claim: "csrInstructionsReadThenWrite",
  edits: [
    {
      file: "machine/isa/zicsr.ts",
      from: "const clear: Combine = (old, operand) => old & ~operand;",
      to: "const clear: Combine = (old, operand) => old & operand;",
    },
  ],
};
