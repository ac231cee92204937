import type { Mutant } from "../../mutant.ts";

export const unmapWalksOnFromAFreeNode: Mutant = {
  name: "unmapWalksOnFromAFreeNode",
  family: "mapping",
  says: "After a subtree is flushed, the walk goes on from the node that was just given back.",
  story: "Use after free: the link to the next sibling is by now the link to the next free node.",
  claim: "everyTrapEnds",
  edits: [
    {
      file: "impl/parts/mappingTree.ts",
      from: `      const next = nextBeyond(m, visited, node);
      flush(m, visited);
      visited = next;`,
      to: `      flush(m, visited);
      visited = nextBeyond(m, visited, node);`,
    },
  ],
  shortest: 4,
};
