import type { Mutant } from "../../mutant.ts";

export const unmapStopsAtDepthSixteen: Mutant = {
  name: "unmapStopsAtDepthSixteen",
  family: "late",
  says: "fpage_unmap goes down sixteen levels and no further.",
  story:
    "A walk with a stack of fixed size, bounded because nobody derives that often: at four or " +
    "eight levels random runs come to it, at sixteen they do not.",
  claim: "rightsNeverGrowDownTheTree",
  edits: [
    {
      file: "impl/parts/mappingTree.ts",
      from: `  const child = firstChildOf(m, node);
  return child !== 0 ? child : nextBeyond(m, node, top);`,
      to: `  let depth = 0;
  for (let above = node; above !== top; above = parentOf(m, above)) depth = depth + 1;
  const child = depth < 16 ? firstChildOf(m, node) : 0;
  return child !== 0 ? child : nextBeyond(m, node, top);`,
    },
  ],
};
