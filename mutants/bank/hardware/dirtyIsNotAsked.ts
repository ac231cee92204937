import type { Mutant } from "../../mutant.ts";

export const dirtyIsNotAsked: Mutant = {
  name: "dirtyIsNotAsked",
  family: "hardware",
  says: "A store to a page with D = 0 works and leaves D as it is.",
  story: "D matters to who swaps pages out, and to nobody before.",
  claim: "accessedAndDirtyAreMarkedOrFault",
  edits: [
    {
      file: "machine/hart/walk.ts",
      from: '(access === "store" ? PTE_A | PTE_D : PTE_A)',
      to: "PTE_A",
    },
  ],
};
