import type { Mutant } from "../../mutant.ts";

export const grantFlushesTheChildren: Mutant = {
  name: "grantFlushesTheChildren",
  family: "mapping",
  says: "A grant takes away what had been derived from the page.",
  story:
    "Moving a node with its subtree is more work than to remove it and make it anew. The " +
    "children were promised to stay.",
  claim: "spacesRelation",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: "revokeDerived(m, node, 7 & ~rights);",
      to: "revokeDerived(m, node, 7);",
    },
  ],
  shortest: 3,
};
