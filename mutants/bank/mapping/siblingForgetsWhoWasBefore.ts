import type { Mutant } from "../../mutant.ts";

export const siblingForgetsWhoWasBefore: Mutant = {
  name: "siblingForgetsWhoWasBefore",
  family: "mapping",
  says: "When a mapping goes, the next sibling goes on pointing back at it.",
  story: "Every list linked both ways has this store, and somebody forgets it in every kernel.",
  claim: "everyTrapEnds",
  edits: [
    {
      file: "impl/parts/mappingTree.ts",
      from: `  if (next !== 0) setPreviousSibling(m, next, previous);
`,
      to: "",
    },
  ],
  shortest: 5,
};
