import type { Mutant } from "../../mutant.ts";

export const faultDoesNotSwitchToThePager: Mutant = {
  name: "faultDoesNotSwitchToThePager",
  family: "faults",
  says: "A page fault runs the first ready thread, not the pager that it called.",
  story: "A fault is a call, and a call switches to the one called.",
  claim: "scheduleRelation",
  edits: [
    {
      file: "impl/parts/faults.ts",
      from: "  rescheduleAfterIpc(m, pager);",
      to: "  rescheduleAfterIpc(m, 0);",
    },
  ],
  shortest: 3,
};
