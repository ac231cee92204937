import type { Mutant } from "../../mutant.ts";

export const deletionForgetsTheDeadline: Mutant = {
  name: "deletionForgetsTheDeadline",
  family: "threads",
  says: "A thread that is deleted while it waits with a timeout stays in the list of deadlines.",
  story: "Waiters stand in no queue, and are thus thought to be in no list.",
  claim: "theTimeoutListHoldsExactlyTheDeadlines",
  edits: [
    {
      file: "impl/parts/tasks.ts",
      from: "      becomeFaulted(m, tcb);",
      to: "      if (stateOf(m, tcb) !== STATE_WAITING) becomeFaulted(m, tcb);",
    },
  ],
  shortest: 6,
};
