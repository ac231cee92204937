import type { Mutant } from "../../mutant.ts";

export const grantLeavesTheChildrenTheirRights: Mutant = {
  name: "grantLeavesTheChildrenTheirRights",
  family: "mapping",
  says: "A grant with fewer rights masks the page and not what was derived from it.",
  story:
    "Grant and unmap meet here: the subtree must shrink with its root. Otherwise a child " +
    "can do what its parent cannot.",
  claim: "rightsNeverGrowDownTheTree",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: `  revokeDerived(m, node, 7 & ~rights);
`,
      to: "",
    },
  ],
  shortest: 3,
};
