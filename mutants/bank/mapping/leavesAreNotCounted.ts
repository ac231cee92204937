import type { Mutant } from "../../mutant.ts";

export const leavesAreNotCounted: Mutant = {
  name: "leavesAreNotCounted",
  family: "mapping",
  says: "A page that is mapped is not counted in its root table.",
  story:
    "A count kept beside the data. The table is given back when its first page goes, with " +
    "the others in it.",
  claim: "rootTablesCountTheirLeaves",
  edits: [
    {
      file: "impl/parts/space.ts",
      from: `  setShadow(m, rootEntry, below + 1);
`,
      to: `  if (leavesOfShadow(below) === 0) setShadow(m, rootEntry, below + 1);
`,
    },
  ],
  shortest: 0,
};
