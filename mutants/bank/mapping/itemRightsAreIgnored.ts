import type { Mutant } from "../../mutant.ts";

export const itemRightsAreIgnored: Mutant = {
  name: "itemRightsAreIgnored",
  family: "mapping",
  says: "A map item passes on all rights of the sender, whatever it says.",
  story:
    "Who maps for itself always wants everything, so nobody misses the restriction until an " +
    "untrusted receiver writes.",
  claim: "spacesRelation",
  edits: [{ file: "impl/parts/items.ts", from: "rightsOf(sent), isGrant)", to: "7, isGrant)" }],
  shortest: 3,
};
