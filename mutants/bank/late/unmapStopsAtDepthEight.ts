import type { Mutant } from "../../mutant.ts";

export const unmapStopsAtDepthEight: Mutant = {
  name: "unmapStopsAtDepthEight",
  family: "late",
  says: "fpage_unmap goes down eight levels and no further.",
  story:
    "A walk with a stack of fixed size, bounded because nobody derives that often: at four levels " +
    "random runs come to it, at eight they do not.",
  claim: "rightsNeverGrowDownTheTree",
  edits: [
    {
      file: "impl/parts/mappingTree.ts",
      from: `  const child = firstChildOf(m, node);
  return child !== 0 ? child : nextBeyond(m, node, top);`,
      to: `  let depth = 0;
  for (let above = node; above !== top; above = parentOf(m, above)) depth = depth + 1;
  const child = depth < 8 ? firstChildOf(m, node) : 0;
  return child !== 0 ? child : nextBeyond(m, node, top);`,
    },
  ],
};
