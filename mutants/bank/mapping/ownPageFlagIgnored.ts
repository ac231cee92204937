import type { Mutant } from "../../mutant.ts";

export const ownPageFlagIgnored: Mutant = {
  name: "ownPageFlagIgnored",
  family: "mapping",
  says: "An unmap that asks for the caller's own page too leaves that page mapped.",
  story:
    "Nearly every unmap takes back what was given away, and keeps the page. The bit that says " +
    "otherwise is read in one place, and a kernel works for a long time without that place.",
  claim: "unmapRevokesEverythingDerived",
  shortest: 3,
  edits: [
    {
      file: "impl/syscalls/fpageUnmap.ts",
      from: "const ownPageToo = bit(registerOf(m, caller, A1), 0) === 1 && task !== TASK_SIGMA0;",
      to: "const ownPageToo = false;",
    },
  ],
};
