import type { Mutant } from "../../mutant.ts";

export const newChildReplacesTheOthers: Mutant = {
  name: "newChildReplacesTheOthers",
  family: "mapping",
  says: "A new child replaces its siblings in the parent's list.",
  story: "Only the latest mapping can be revoked.",
  claim: "derivationsAreLinkedBothWays",
  edits: [
    {
      file: "impl/parts/mappingTree.ts",
      from: `  setNextSibling(m, node, first);
`,
      to: "",
    },
  ],
  shortest: 2,
};
