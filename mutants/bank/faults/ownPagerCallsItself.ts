import type { Mutant } from "../../mutant.ts";

export const ownPagerCallsItself: Mutant = {
  name: "ownPagerCallsItself",
  family: "faults",
  says: "A thread that is its own pager polls on itself when it faults.",
  story: "A pager's own faults are the case that a pager must not have, and therefore has once.",
  claim: "pollersPollTheLiving",
  edits: [
    {
      file: "impl/parts/pagerCall.ts",
      from: "if (pager === 0 || pager === tcb) {",
      to: "if (pager === 0) {",
    },
  ],
  shortest: 2,
};
