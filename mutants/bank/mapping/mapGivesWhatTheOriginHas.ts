import type { Mutant } from "../../mutant.ts";

export const mapGivesWhatTheOriginHas: Mutant = {
  name: "mapGivesWhatTheOriginHas",
  family: "mapping",
  says: "A page asked for with more rights than the giver has is taken from the giver's giver.",
  story:
    "Whoever asks for more than the giver has, it was thought, is best served by its origin, as " +
    "the forest stays sound. So who may only read lends the right to write.",
  claim: "authorityGrowsOnlyThroughIpc",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: "import { freeNodeCountOf, freeTableCountOf, parentOf } from",
      to: "import { freeNodeCountOf, freeTableCountOf, nodeTaskOf, parentOf } from",
    },
    {
      file: "impl/parts/mapPages.ts",
      from: `  else deriveMapping(m, source, task, page, rights);
  return 0;`,
      to: `  else {
    const origin = isRoot(m, source) ? source : parentOf(m, source);
    const lent = normalRights(asked & rightsOfNode(m, origin));
    const isBack = nodeTaskOf(m, origin) === task;
    if (lent === rights || isBack) deriveMapping(m, source, task, page, rights);
    else deriveMapping(m, origin, task, page, lent);
  }
  return 0;`,
    },
  ],
  shortest: 5,
};
