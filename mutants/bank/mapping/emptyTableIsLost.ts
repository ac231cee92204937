import type { Mutant } from "../../mutant.ts";

export const emptyTableIsLost: Mutant = {
  name: "emptyTableIsLost",
  family: "mapping",
  says: "A page table that becomes empty is unlinked and not given back.",
  story: "A leak of 8 KiB each time.",
  claim: "nodesTablesAndFramesAreConserved",
  edits: [
    {
      file: "impl/parts/space.ts",
      from: `  giveBackTable(m, leaf);
`,
      to: "",
    },
  ],
  shortest: 3,
};
