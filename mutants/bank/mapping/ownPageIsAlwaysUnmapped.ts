import type { Mutant } from "../../mutant.ts";

export const ownPageIsAlwaysUnmapped: Mutant = {
  name: "ownPageIsAlwaysUnmapped",
  family: "mapping",
  says: "fpage_unmap takes the rights from the caller's own page as well, flag or not.",
  story:
    "A pager that calls back a page from its clients to write it out finds that it has lost " +
    "it too.",
  claim: "unmapTouchesNothingElse",
  edits: [
    {
      file: "impl/syscalls/fpageUnmap.ts",
      from: "const ownPageToo = bit(registerOf(m, caller, A1), 0) === 1 &&",
      to: "const ownPageToo =",
    },
  ],
  shortest: 3,
};
