import type { Mutant } from "../../mutant.ts";

export const cancelledInTheWrongPhase: Mutant = {
  name: "cancelledInTheWrongPhase",
  family: "ipc",
  says: "A cancelled thread is told that it was receiving, even if it was sending.",
  story:
    "The phase is one bit, and in most calls both are there. The client thinks that its " +
    "request arrived.",
  claim: "aFailedSendSkipsTheReceive",
  edits: [
    {
      file: "impl/parts/interruptIpc.ts",
      from: "return stateOf(m, tcb) === STATE_POLLING ? PHASE_SEND : PHASE_RECEIVE;",
      to: "return stateOf(m, tcb) === STATE_READY ? PHASE_SEND : PHASE_RECEIVE;",
    },
  ],
  shortest: 2,
};
