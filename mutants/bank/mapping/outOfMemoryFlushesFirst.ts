import type { Mutant } from "../../mutant.ts";

export const outOfMemoryFlushesFirst: Mutant = {
  name: "outOfMemoryFlushesFirst",
  family: "mapping",
  says:
    "A page for which there is no memory loses what was in its place, or refuses where its " +
    "place would do.",
  story:
    "Whether memory is left is asked before it is known that the destination is occupied, " +
    "whose node would have been enough.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: `  const occupant = findNode(m, task, page);
  if (occupant`,
      to: `  const occupant = findNode(m, task, page);
  if (!hasMemory(m, task, page, grants)) return ERROR_OUT_OF_MEMORY;
  if (occupant`,
    },
  ],
  shortest: 3,
};
