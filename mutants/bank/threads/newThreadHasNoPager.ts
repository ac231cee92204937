import type { Mutant } from "../../mutant.ts";

export const newThreadHasNoPager: Mutant = {
  name: "newThreadHasNoPager",
  family: "threads",
  says: "A thread made with pager −1 has none.",
  story: "Unchanged from what? From its maker's, says the manual; from zero, says the new TCB.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/syscalls/lthreadExRegs.ts",
      from: "named === UNCHANGED ? pagerOf(m, caller) : named",
      to: "named === UNCHANGED ? 0 : named",
    },
  ],
  shortest: 2,
};
