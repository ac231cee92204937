import type { Mutant } from "../../mutant.ts";

export const fenceOfPageMissesIt: Mutant = {
  name: "fenceOfPageMissesIt",
  family: "hardware",
  says: "sfence.vma page, x0 drops nothing.",
  story: "A page number where an address is wanted.",
  claim: "fencesDropWhatTheyName",
  edits: [
    {
      file: "machine/hart/mmu.ts",
      from: "else if (asid === undefined) tlb.forgetPage(address >>> 12);",
      to: "else if (asid === undefined) tlb.forgetPage(address);",
    },
  ],
};
