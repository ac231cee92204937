import type { Mutant } from "../../mutant.ts";

export const faultIpIsThatOfTheNext: Mutant = {
  name: "faultIpIsThatOfTheNext",
  family: "faults",
  says: "A page-fault message has the ip behind the instruction that faulted.",
  story: "Calls resume behind the trap, faults at it; one of the two gets the other's rule.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/pagerCall.ts",
      from: "  setMessageWord(m, tcb, 1, pcOf(m, tcb));",
      to: "  setMessageWord(m, tcb, 1, pcOf(m, tcb) + 4);",
    },
  ],
  shortest: 2,
};
