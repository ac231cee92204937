import type { Mutant } from "../../mutant.ts";

export const faultWithoutAPagerIsRetried: Mutant = {
  name: "faultWithoutAPagerIsRetried",
  family: "faults",
  says: "A thread that faults and has no pager runs on at the same instruction.",
  story:
    "It faults again at once: the machine is as busy as if it worked, at that thread's priority.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/pagerCall.ts",
      from: `    becomeFaulted(m, tcb);
`,
      to: "",
    },
  ],
  shortest: 1,
};
