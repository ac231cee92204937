import type { Mutant } from "../../mutant.ts";

export const readAndExecuteChangePlaces: Mutant = {
  name: "readAndExecuteChangePlaces",
  family: "mapping",
  says: "The rights r and x are exchanged between flexpage and page table entry.",
  story: "rwx in one and xwr in the other. A page with all rights is the same both ways.",
  claim: "everyMappingHasRights",
  edits: [
    {
      file: "impl/layout/pageTable.ts",
      from: `  if ((rights & READ) !== 0) flags = flags | PTE_R;
`,
      to: `  if ((rights & READ) !== 0) flags = flags | PTE_X;
`,
    },
    {
      file: "impl/layout/pageTable.ts",
      from: `  if ((rights & EXECUTE) !== 0) flags = flags | PTE_X;
`,
      to: `  if ((rights & EXECUTE) !== 0) flags = flags | PTE_R;
`,
    },
  ],
  shortest: 0,
};
