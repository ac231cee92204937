import type { Mutant } from "../../mutant.ts";

export const transferGivesUpTheTurn: Mutant = {
  name: "transferGivesUpTheTurn",
  family: "ipc",
  says: "Whoever sends or receives a string goes behind all ready threads of its priority.",
  story:
    "The thread leaves the ready queue for the copy and is put back at its end, even when " +
    "there was nothing to wait for.",
  claim: "equalsTakeTurns",
  edits: [
    {
      file: "impl/parts/threadState.ts",
      from: "  if (stateOf(m, tcb) !== STATE_READY) leaveQueues(m, tcb);\n",
      to: "  leaveQueues(m, tcb);\n",
    },
  ],
  shortest: 18,
};
