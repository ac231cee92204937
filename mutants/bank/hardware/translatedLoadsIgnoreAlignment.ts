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
      from: "askForPage(region, why, PAGE_MASK | (bytes - 1));",
      to: "askForPage(region, why, PAGE_MASK | (bytes - bytes));",
    },
  ],
};
