import type { Mutant } from "../../mutant.ts";

export const removingWRemovesTheMapping: Mutant = {
  name: "removingWRemovesTheMapping",
  family: "mapping",
  says: "fpage_unmap of w removes the mappings that have it.",
  story:
    "Removing the entry is the simplest way to take a right away, and the next access only " +
    "faults. Copy-on-write becomes copy-on-read.",
  claim: "spacesRelation",
  edits: [
    {
      file: "impl/parts/mappingTree.ts",
      from: "& ~revoked) === 0) {",
      to: "& ~revoked) === 0 || (revoked & 2) !== 0) {",
    },
  ],
  shortest: 4,
};
