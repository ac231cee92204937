import type { Mutant } from "../../mutant.ts";

export const frameIsThatOfTheDestination: Mutant = {
  name: "frameIsThatOfTheDestination",
  family: "mapping",
  says: "A mapping has the frame whose number is the page at which it is mapped.",
  story: "Identity is the only mapping that a first test makes.",
  claim: "kernelMemoryIsNeverMapped",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: "installLeaf(m, node, task, page, frameOfNode(m, source), rights);",
      to: "installLeaf(m, node, task, page, isRoot(m, source) ? page : frameOfNode(m, source), rights);",
    },
  ],
  shortest: 2,
};
