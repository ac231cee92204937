import type { Mutant } from "../../mutant.ts";

export const leafWithoutRights: Mutant = {
  name: "leafWithoutRights",
  family: "mapping",
  says: "A mapping that loses its last right stays, as a leaf with R = W = X = 0.",
  story:
    "In Sv32 a valid entry without rights is not an empty leaf but a pointer: the frame's " +
    "contents are walked as a page table, and a user writes its own translations.",
  claim: "noLeafWithoutRights",
  edits: [
    {
      file: "impl/parts/mappingTree.ts",
      from: `  if (left === 0) removeMapping(m, node);
  else if (left !== rights)`,
      to: "  if (left !== rights)",
    },
  ],
  shortest: 3,
};
