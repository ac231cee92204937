import type { Mutant } from "../../mutant.ts";

export const freeNodeKeepsItsPage: Mutant = {
  name: "freeNodeKeepsItsPage",
  family: "mapping",
  says: "A node that is given back keeps the page that it had.",
  story:
    "Whoever takes the node sets its page anyway; until then a pool of free nodes tells what was mapped.",
  claim: "freeNodesAndSlotsAreZero",
  edits: [
    {
      file: "impl/parts/pools.ts",
      from: "  setNodePage(m, node, 0);\n",
      to: "",
    },
  ],
  shortest: 4,
};
