import type { Mutant } from "../../mutant.ts";

export const fenceOfPageAndAsidIgnoresTheAsid: Mutant = {
  name: "fenceOfPageAndAsidIgnoresTheAsid",
  family: "hardware",
  says: "sfence.vma page, asid drops the page in every space.",
  story: "Legal again, and again it hides what a kernel gets wrong.",
  claim: "fencesDropWhatTheyName",
  edits: [
    {
      file: "machine/hart/mmu.ts",
      from: `} else if (asid === undefined) tlb.forgetPage(address >>> 12);
    else tlb.forgetPageOfAsid(address >>> 12, asid & ASID_MAX);`,
      to: "} else tlb.forgetPage(address >>> 12);",
    },
  ],
};
