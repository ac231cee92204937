import type { Mutant } from "../../mutant.ts";

export const writeOnlyPagesAreValid: Mutant = {
  name: "writeOnlyPagesAreValid",
  family: "hardware",
  says: "An entry with W and without R is a page.",
  story: "The combination is reserved, and reads as plain rights.",
  claim: "entriesThatAreNoneFault",
  edits: [
    {
      file: "machine/hart/walk.ts",
      from: "(entry & PTE_V) === 0 || (entry & (PTE_R | PTE_W)) === PTE_W",
      to: "(entry & PTE_V) === 0",
    },
  ],
};
