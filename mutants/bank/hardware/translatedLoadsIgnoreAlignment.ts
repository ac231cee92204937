import type { Mutant } from "../../mutant.ts";

export const translatedLoadsIgnoreAlignment: Mutant = {
  name: "translatedLoadsIgnoreAlignment",
  family: "hardware",
  says: "Translated code loads from misaligned addresses.",
  story: "WebAssembly does it; the tag must refuse it.",
  claim: "translatedLoopsAreStepByStep",
  edits: [
    {
      file: "machine/translate/accesses.ts",
      from: "code.constant(PAGE_MASK | (bytes - 1));",
      to: "code.constant(PAGE_MASK | (bytes - bytes));",
    },
  ],
};
