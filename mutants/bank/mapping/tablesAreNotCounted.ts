import type { Mutant } from "../../mutant.ts";

export const tablesAreNotCounted: Mutant = {
  name: "tablesAreNotCounted",
  family: "mapping",
  says: "Whether a page table is left is not asked before a page is mapped.",
  story:
    "Page tables are taken where they are needed, deep inside; the check has to be made far " +
    "outside.",
  claim: "everyTrapEnds",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: "  return leafTableOf(m, task, page) !== 0 || freeTableCountOf(m) !== 0;",
      to: "  return true;",
    },
  ],
  shortest: 3,
};
