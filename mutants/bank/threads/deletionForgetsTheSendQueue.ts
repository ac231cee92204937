import type { Mutant } from "../../mutant.ts";

export const deletionForgetsTheSendQueue: Mutant = {
  name: "deletionForgetsTheSendQueue",
  family: "threads",
  says: "A thread that is deleted while it polls stays in its partner's queue.",
  story: "The survivor's queue then begins with a free TCB, and an open wait receives from it.",
  claim: "aThreadIsQueuedExactlyWhereItPolls",
  edits: [
    {
      file: "impl/parts/tasks.ts",
      from: "      becomeFaulted(m, tcb);",
      to: "      if (stateOf(m, tcb) !== STATE_POLLING) becomeFaulted(m, tcb);",
    },
  ],
  shortest: 6,
};
