import type { Mutant } from "../../mutant.ts";

export const accessedAndDirtyAreNotSet: Mutant = {
  name: "accessedAndDirtyAreNotSet",
  family: "machine",
  says: "Page table entries are made with A and D clear.",
  story:
    "The privileged architecture lets a processor set the two bits or fault for software to " +
    "do it. A kernel that is tried on the first kind only fails on the second with faults " +
    "that no pager can answer.",
  claim: "noLeafWithoutRights",
  edits: [
    {
      file: "impl/layout/pageTable.ts",
      from: "const PTE_LEAF = PTE_V | PTE_U | PTE_A | PTE_D;",
      to: "const PTE_LEAF = PTE_V | PTE_U;",
    },
  ],
  shortest: 0,
};
