import type { Mutant } from "../../mutant.ts";

export const cancelledFaultHasAnErrorCode: Mutant = {
  name: "cancelledFaultHasAnErrorCode",
  family: "faults",
  says: "A thread that is taken out of a page fault finds code 3 in its registers.",
  story:
    "Cancelling ends an ipc with an error in a0 to a2. Within a fault these registers " +
    "belong to the program.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/interruptIpc.ts",
      from: "if (state === STATE_FAULTED || purposeOf(m, tcb) !== PURPOSE_IPC) becomeReady(m, tcb);",
      to: "if (state === STATE_FAULTED) becomeReady(m, tcb);",
    },
  ],
  shortest: 2,
};
