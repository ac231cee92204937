import type { Mutant } from "../../mutant.ts";

export const grantOntoAnOccupiedPage: Mutant = {
  name: "grantOntoAnOccupiedPage",
  family: "mapping",
  says: "A grant to an occupied page does not flush it first.",
  story:
    "The entry is overwritten, and the mapping node that it had belongs to no page any " +
    "more: nobody can revoke what it stands for, or give it back.",
  claim: "onePageHoldsOneMapping",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: "    flush(m, occupant);",
      to: "    if (!grants) flush(m, occupant);",
    },
  ],
  shortest: 3,
};
