import type { Mutant } from "../../mutant.ts";

export const mapOverAnAncestor: Mutant = {
  name: "mapOverAnAncestor",
  family: "mapping",
  says: "A page mapped over one of its ancestors is flushed before it is mapped.",
  story:
    "B maps a page back over the one in A that it came from. The destination is flushed " +
    "with all that was derived from it, the source included; then the freed node is read.",
  claim: "everyTrapEnds",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: `    if (isDerivedFrom(m, source, occupant)) return 0;
`,
      to: "",
    },
  ],
  shortest: 4,
};
