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
      from: "if (tcb !== 0) becomeFaulted(m, tcb);",
      to: "if (tcb !== 0 && stateOf(m, tcb) !== STATE_POLLING) becomeFaulted(m, tcb);",
    },
    {
      file: "impl/parts/tasks.ts",
      from: "import { ANY, LTHREAD_MAX, STATE_WAITING, USER_AREA_PAGES }",
      to: "import { ANY, LTHREAD_MAX, STATE_POLLING, STATE_WAITING, USER_AREA_PAGES }",
    },
  ],
  shortest: 6,
};
