import type { Mutant } from "../../mutant.ts";

export const megapageHasAPagesOffset: Mutant = {
  name: "megapageHasAPagesOffset",
  family: "hardware",
  says: "The address under a megapage keeps 12 bits only.",
  story: "One constant for both sizes.",
  claim: "translationAddsTheOffset",
  edits: [
    {
      file: "machine/hart/walk.ts",
      from: "const offset = mega ? address % (MEGAPAGE_PAGES * PAGE_BYTES) : address % PAGE_BYTES;",
      to: "const offset = address % PAGE_BYTES;",
    },
  ],
};
