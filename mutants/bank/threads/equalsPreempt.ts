import type { Mutant } from "../../mutant.ts";

export const equalsPreempt: Mutant = {
  name: "equalsPreempt",
  family: "threads",
  says: "A thread that becomes ready takes over from a running one of the same priority.",
  story: "Greater-than for greater-or-equal. Every message is a switch.",
  claim: "scheduleRelation",
  edits: [
    {
      file: "impl/parts/schedule.ts",
      from: "if (priorityOf(m, running) >= highestReadyPriority(m)) return;",
      to: "if (priorityOf(m, running) > highestReadyPriority(m)) return;",
    },
  ],
  shortest: 2,
};
