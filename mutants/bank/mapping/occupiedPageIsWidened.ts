import type { Mutant } from "../../mutant.ts";

export const occupiedPageIsWidened: Mutant = {
  name: "occupiedPageIsWidened",
  family: "mapping",
  says: "An occupied destination gets the new rights added, whoever its parent is.",
  story:
    "Adding rights in place is meant for a page that is mapped again from the same source. " +
    "Without that test a page with another frame gains rights that nobody gave.",
  claim: "spacesRelation",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: "if (!grants && parentOf(m, occupant) === source) {",
      to: "if (!grants) {",
    },
  ],
  shortest: 2,
};
