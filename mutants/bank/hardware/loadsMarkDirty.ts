import type { Mutant } from "../../mutant.ts";

export const loadsMarkDirty: Mutant = {
  name: "loadsMarkDirty",
  family: "hardware",
  says: "A load sets D as well.",
  story: "One constant for both bits.",
  claim: "accessedAndDirtyAreMarkedOrFault",
  edits: [
    {
      file: "machine/hart/walk.ts",
      from: '(access === "store" ? PTE_A | PTE_D : PTE_A)',
      to: "(PTE_A | PTE_D)",
    },
  ],
};
