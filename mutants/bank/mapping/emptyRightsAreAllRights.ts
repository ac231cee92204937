import type { Mutant } from "../../mutant.ts";

export const emptyRightsAreAllRights: Mutant = {
  name: "emptyRightsAreAllRights",
  family: "mapping",
  says: "A map item without rights passes on all that the sender has.",
  story:
    "Zero as a default is convenient for callers that leave a field out. It is also what a " +
    "careful caller computes when nothing is to be given.",
  claim: "spacesRelation",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: "normalRights(asked & rightsOfNode(m, source))",
      to: "normalRights((asked === 0 ? 7 : asked) & rightsOfNode(m, source))",
    },
  ],
  shortest: 2,
};
