import type { Mutant } from "../../mutant.ts";

export const nodeWritesAWordTooMany: Mutant = {
  name: "nodeWritesAWordTooMany",
  family: "mapping",
  says: "The address of a leaf is written behind the node's last field too.",
  story:
    "A field that was there in an earlier layout; nobody reads it, and a pointer stays behind.",
  claim: "unusedWordsAreZero",
  edits: [
    {
      file: "impl/layout/mappingNode.ts",
      from: "  m.store32(node + NODE_PTE, value);",
      to: "  m.store32(node + NODE_PTE, value);\n  m.store32(node + NODE_USED_BYTES, value);",
    },
  ],
  shortest: 0,
};
