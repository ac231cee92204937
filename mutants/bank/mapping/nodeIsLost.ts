import type { Mutant } from "../../mutant.ts";

export const nodeIsLost: Mutant = {
  name: "nodeIsLost",
  family: "mapping",
  says: "A flushed mapping's node is not given back.",
  story: "A leak of 32 bytes for each page that is unmapped.",
  claim: "pageTablesAreTheForestsProjection",
  edits: [
    {
      file: "impl/parts/mappingTree.ts",
      from: `  giveBackNode(m, node);
`,
      to: "",
    },
  ],
  shortest: 8,
};
