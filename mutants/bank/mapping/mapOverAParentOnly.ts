import type { Mutant } from "../../mutant.ts";

export const mapOverAParentOnly: Mutant = {
  name: "mapOverAParentOnly",
  family: "mapping",
  says:
    "Before a destination is flushed, only the source's parent is looked at, not its " +
    "ancestors further up.",
  story:
    "The case that one thinks of is the direct one: back to where it came from. With a " +
    "third task between them the source is flushed all the same.",
  claim: "everyTrapEnds",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: "isDerivedFrom(m, source, occupant)",
      to: "parentOf(m, source) === occupant",
    },
  ],
  shortest: 6,
};
