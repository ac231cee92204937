import type { Mutant } from "../../mutant.ts";

export const pagesAreTheSupervisors: Mutant = {
  name: "pagesAreTheSupervisors",
  family: "machine",
  says: "Page table entries lack the U bit.",
  story: "A kernel that runs in M mode and never uses the tables itself cannot notice.",
  claim: "noLeafWithoutRights",
  edits: [
    {
      file: "impl/layout/pageTable.ts",
      from: "const PTE_LEAF = PTE_V | PTE_U | PTE_A | PTE_D;",
      to: "const PTE_LEAF = PTE_V | PTE_A | PTE_D;",
    },
  ],
  shortest: 0,
};
