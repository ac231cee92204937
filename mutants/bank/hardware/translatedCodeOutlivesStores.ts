import type { Mutant } from "../../mutant.ts";

export const translatedCodeOutlivesStores: Mutant = {
  name: "translatedCodeOutlivesStores",
  family: "hardware",
  says: "A region goes on when a store changes its code.",
  story: "The question whether the store hit code is asked of the wrong bytes, or not at all.",
  claim: "translatedLoopsAreStepByStep",
  edits: [
    {
      file: "machine/translate/regions.ts",
      from: "if (origin.isCovered.subarray(first, first + 4).includes(1)) this.dropPage(page);",
      to: "if (origin.isCovered.subarray(first, first).includes(1)) this.dropPage(page);",
    },
  ],
};
