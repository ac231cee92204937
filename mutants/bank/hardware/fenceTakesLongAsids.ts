import type { Mutant } from "../../mutant.ts";

export const fenceTakesLongAsids: Mutant = {
  name: "fenceTakesLongAsids",
  family: "hardware",
  says: "Bits of an ASID beyond the nine are not ignored.",
  story: "The manual asks that they be ignored, and software that they be 0.",
  claim: "fencesDropWhatTheyName",
  edits: [
    {
      file: "machine/hart/mmu.ts",
      from: "else tlb.forgetAsid(asid & ASID_MAX);",
      to: "else tlb.forgetAsid(asid);",
    },
  ],
};
