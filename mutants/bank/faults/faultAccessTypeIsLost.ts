import type { Mutant } from "../../mutant.ts";

export const faultAccessTypeIsLost: Mutant = {
  name: "faultAccessTypeIsLost",
  family: "faults",
  says: "A page-fault message does not say which right was missing.",
  story:
    "The label is a constant with three bits to fill in. A pager that maps everything " +
    "writable never misses them.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/pagerCall.ts",
      from: "tagOf(LABEL_PAGE_FAULT | right, 2, 0)",
      to: "tagOf(LABEL_PAGE_FAULT, 2, 0)",
    },
  ],
  shortest: 2,
};
