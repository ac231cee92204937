import type { Mutant } from "../../mutant.ts";

export const shadowStaysBehind: Mutant = {
  name: "shadowStaysBehind",
  family: "mapping",
  says: "The shadow word of an unmapped page keeps pointing at its node.",
  story:
    "The page is invalid and yet occupied: the next mapping finds a node there, long given " +
    "to somebody else.",
  claim: "nodesTablesAndFramesAreConserved",
  edits: [
    {
      file: "impl/parts/space.ts",
      from: `  setPte(m, entry, 0);
  setShadow(m, entry, 0);
`,
      to: `  setPte(m, entry, 0);
`,
    },
  ],
  shortest: 3,
};
