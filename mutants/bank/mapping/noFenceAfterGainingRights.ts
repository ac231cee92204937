import type { Mutant } from "../../mutant.ts";

export const noFenceAfterGainingRights: Mutant = {
  name: "noFenceAfterGainingRights",
  family: "mapping",
  says: "A page that gains a right is not fenced.",
  story:
    "Nothing is taken away, so nothing can leak. But the TLB goes on refusing what the " +
    "table allows, and the pager, asked again, maps what is mapped.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/space.ts",
      from: `  setPte(m, nodePteOf(m, node), leafPte(frameOfNode(m, node), rights));
  fenceLeaf(`,
      to: `  const before = rightsOfNode(m, node);
  setPte(m, nodePteOf(m, node), leafPte(frameOfNode(m, node), rights));
  if ((before & ~rights) !== 0) fenceLeaf(`,
    },
  ],
  shortest: 6,
};
