import type { Mutant } from "../../mutant.ts";

export const nodeIsLost: Mutant = {
  name: "nodeIsLost",
  family: "mapping",
  says: "The node of a mapping that loses its last right is not given back.",
  story: "A leak of 32 bytes for each page that is unmapped.",
  claim: "pageTablesAreTheForestsProjection",
  edits: [
    {
      file: "impl/parts/mappingTree.ts",
      from: `  if (left === 0) removeMapping(m, node);
  else if`,
      to: `  if (left === 0) {
    removeLeaf(m, node);
    unlinkFromParent(m, node);
  } else if`,
    },
  ],
  shortest: 3,
};
