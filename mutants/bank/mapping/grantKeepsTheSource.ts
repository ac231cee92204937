import type { Mutant } from "../../mutant.ts";

export const grantKeepsTheSource: Mutant = {
  name: "grantKeepsTheSource",
  family: "mapping",
  says: "A grant leaves the granter's page where it is: it is a map.",
  story:
    "The two differ only in what is gone afterwards, and nobody tests for absence. Who " +
    "granted can still read.",
  claim: "grantMovesOneNodeAndItsSubtree",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: `  if (grants) moveMapping(m, source, task, page, rights);
  else deriveMapping`,
      to: "  deriveMapping",
    },
    {
      file: "impl/parts/mapPages.ts",
      from: "hasMemory(m, task, page, grants)",
      to: "hasMemory(m, task, page, false)",
    },
  ],
  shortest: 3,
};
