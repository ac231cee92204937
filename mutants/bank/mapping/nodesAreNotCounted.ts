import type { Mutant } from "../../mutant.ts";

export const nodesAreNotCounted: Mutant = {
  name: "nodesAreNotCounted",
  family: "mapping",
  says: "Whether a mapping node is left is not asked before a page is mapped.",
  story:
    "The pool is large enough until somebody maps everything everywhere. Then the kernel " +
    "writes through a null pointer.",
  claim: "everyTrapEnds",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: `  if (!grants && freeNodeCountOf(m) === 0) return false;
`,
      to: "",
    },
  ],
  shortest: 2,
};
