import type { Mutant } from "../../mutant.ts";

export const translatedLhIsUnsigned: Mutant = {
  name: "translatedLhIsUnsigned",
  family: "hardware",
  says: "Translated lh does not extend the sign.",
  story: "The load that WebAssembly has for it is one opcode away.",
  claim: "translatedLoopsAreStepByStep",
  edits: [
    {
      file: "machine/translate/accesses.ts",
      from: `["lh",  load(op.i32Load16Signed, 2)]`,
      to: `["lh",  load(op.i32Load16, 2)]`,
    },
  ],
};
