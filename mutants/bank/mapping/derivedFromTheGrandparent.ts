import type { Mutant } from "../../mutant.ts";

export const derivedFromTheGrandparent: Mutant = {
  name: "derivedFromTheGrandparent",
  family: "mapping",
  says: "A mapping is entered as a child of its source's parent.",
  story: "A flat tree is shorter to walk. The source can no longer revoke what it gave.",
  claim: "spacesRelation",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: "  addChild(m, source, node);",
      to: "  addChild(m, isRoot(m, source) ? source : parentOf(m, source), node);",
    },
  ],
  shortest: 3,
};
