import type { Mutant } from "../../mutant.ts";

export const newChildIsLinkedForwardOnly: Mutant = {
  name: "newChildIsLinkedForwardOnly",
  family: "mapping",
  says: "The sibling behind a new child does not point back at it.",
  story:
    "It shows when the old one goes: it thinks that it is first, and the parent loses all others.",
  claim: "derivationsAreLinkedBothWays",
  edits: [
    {
      file: "impl/parts/mappingTree.ts",
      from: `  if (first !== 0) setPreviousSibling(m, first, node);
`,
      to: "",
    },
  ],
  shortest: 2,
};
