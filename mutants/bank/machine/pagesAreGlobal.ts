import type { Mutant } from "../../mutant.ts";

export const pagesAreGlobal: Mutant = {
  name: "pagesAreGlobal",
  family: "machine",
  says: "Page table entries have the G bit.",
  story:
    "Global entries survive a fence of an ASID and serve every space: one task reads " +
    "through another's translation.",
  claim: "noLeafWithoutRights",
  edits: [
    {
      file: "impl/layout/pageTable.ts",
      from: "const PTE_LEAF = PTE_V | PTE_U | PTE_A | PTE_D;",
      to: "const PTE_LEAF = PTE_V | PTE_U | PTE_A | PTE_D | 0x20;",
    },
  ],
  shortest: 0,
};
