import type { Mutant } from "../../mutant.ts";

export const parentKeepsAChildThatWent: Mutant = {
  name: "parentKeepsAChildThatWent",
  family: "mapping",
  says: "When the first child of a mapping goes, the parent goes on pointing at it.",
  story:
    "Unlinking begins with the neighbours, and the first child has a parent where the " +
    "others have a sibling.",
  claim: "everyTrapEnds",
  edits: [
    {
      file: "impl/parts/mappingTree.ts",
      from: `  else if (parentOf(m, node) !== 0) setFirstChild(m, parentOf(m, node), next);
`,
      to: "",
    },
  ],
  shortest: 3,
};
