import type { Mutant } from "../../mutant.ts";

export const unmapStopsAfterOneLevel: Mutant = {
  name: "unmapStopsAfterOneLevel",
  family: "mapping",
  says: "fpage_unmap takes the rights from the children, not from theirs.",
  story: "Pagers map to clients, and clients to nobody: one level is what an ordinary system has.",
  claim: "rightsNeverGrowDownTheTree",
  edits: [
    {
      file: "impl/parts/mappingTree.ts",
      from: "      visited = nextWithin(m, visited, node);",
      to: "      visited = nextBeyond(m, visited, node);",
    },
  ],
  shortest: 4,
};
