import type { Mutant } from "../../mutant.ts";

export const mappingAgainReplacesTheRights: Mutant = {
  name: "mappingAgainReplacesTheRights",
  family: "mapping",
  says: "A page mapped again from the same source has the new rights only, not both.",
  story:
    "Replacing looks natural, and takes a right away without anybody having unmapped it; " +
    "what was derived keeps it.",
  claim: "spacesRelation",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: "normalRights(rightsOfNode(m, occupant) | rights)",
      to: "rights",
    },
  ],
  shortest: 5,
};
