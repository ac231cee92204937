import type { Mutant } from "../../mutant.ts";

export const unmapStopsAfterTheFirstPage: Mutant = {
  name: "unmapStopsAfterTheFirstPage",
  family: "mapping",
  says: "fpage_unmap of several pages does the first that is mapped.",
  story: "Nearly all unmaps are of one page.",
  claim: "unmapRevokesEverythingDerived",
  edits: [
    {
      file: "impl/syscalls/fpageUnmap.ts",
      from: "  while (page < end) {",
      to: "  if (page < end) {",
    },
  ],
  shortest: 3,
};
