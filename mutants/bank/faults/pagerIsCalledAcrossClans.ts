import type { Mutant } from "../../mutant.ts";

export const pagerIsCalledAcrossClans: Mutant = {
  name: "pagerIsCalledAcrossClans",
  family: "faults",
  says: "A page fault reaches its pager even if that cannot be reached by a message.",
  story: "The kernel speaks for the thread and uses its own look-up, which asks no clans.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/faults.ts",
      from: "const pager = findPartner(m, tcb, pagerOf(m, tcb));",
      to: "const pager = findThread(m, pagerOf(m, tcb));",
    },
    { file: "impl/parts/faults.ts", from: "import { findPartner }", to: "import { findThread }" },
  ],
  shortest: 4,
};
