import type { Mutant } from "../../mutant.ts";

export const idNearestLooksOneLevelUp: Mutant = {
  name: "idNearestLooksOneLevelUp",
  family: "threads",
  says: "The way into a clan is looked for at the chief of the id, not at chiefs further up.",
  story:
    "Systems with clans within clans are rare, and the answer of one level is right in all " +
    "others.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/clans.ts",
      from: "  while (isActive(m, ancestor)) {",
      to: "  if (isActive(m, ancestor)) {",
    },
  ],
  shortest: 4,
};
