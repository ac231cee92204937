import type { Mutant } from "../../mutant.ts";

export const translatedDivisionTraps: Mutant = {
  name: "translatedDivisionTraps",
  family: "hardware",
  says: "The largest quotient ends in a trap of WebAssembly.",
  story: "WebAssembly traps where RISC-V has a result.",
  claim: "translatedLoopsAreStepByStep",
  edits: [
    {
      file: "machine/translate/operations.ts",
      from: "division(op.i32Div, allOnes, negated)",
      to: "division(op.i32Div, allOnes)",
    },
  ],
};
