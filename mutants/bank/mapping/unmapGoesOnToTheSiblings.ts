import type { Mutant } from "../../mutant.ts";

export const unmapGoesOnToTheSiblings: Mutant = {
  name: "unmapGoesOnToTheSiblings",
  family: "mapping",
  says: "fpage_unmap walks on from the page to its siblings.",
  story:
    "A walk through a tree ends at its top. One that tests for the end of the links goes on " +
    "to the neighbours.",
  claim: "unmapTouchesNothingElse",
  edits: [
    {
      file: "impl/parts/mappingTree.ts",
      from: "  while (visited !== top) {",
      to: "  while (visited !== 0) {",
    },
  ],
  shortest: 8,
};
