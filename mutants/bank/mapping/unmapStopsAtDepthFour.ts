import type { Mutant } from "../../mutant.ts";

export const unmapStopsAtDepthFour: Mutant = {
  name: "unmapStopsAtDepthFour",
  family: "mapping",
  says: "fpage_unmap goes down four levels and no further.",
  story: "A walk with a stack of fixed size, bounded because nobody derives that often.",
  claim: "rightsNeverGrowDownTheTree",
  edits: [
    {
      file: "impl/parts/mappingTree.ts",
      from: `  const child = firstChildOf(m, node);
  return child !== 0 ? child : nextBeyond(m, node, top);`,
      to: `  let depth = 0;
  for (let above = node; above !== top; above = parentOf(m, above)) depth = depth + 1;
  const child = depth < 4 ? firstChildOf(m, node) : 0;
  return child !== 0 ? child : nextBeyond(m, node, top);`,
    },
  ],
  shortest: 8,
};
