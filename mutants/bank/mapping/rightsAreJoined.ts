import type { Mutant } from "../../mutant.ts";

export const rightsAreJoined: Mutant = {
  name: "rightsAreJoined",
  family: "mapping",
  says: "A mapping has the rights that were asked for and those of its source, not what both have.",
  story: "One operator. With it a reader of a page can give away the right to write it.",
  claim: "spacesRelation",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: "normalRights(asked & rightsOfNode(m, source))",
      to: "normalRights(asked | rightsOfNode(m, source))",
    },
  ],
  shortest: 2,
};
