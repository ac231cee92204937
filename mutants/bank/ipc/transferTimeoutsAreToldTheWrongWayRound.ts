import type { Mutant } from "../../mutant.ts";

export const transferTimeoutsAreToldTheWrongWayRound: Mutant = {
  name: "transferTimeoutsAreToldTheWrongWayRound",
  family: "ipc",
  says: "Who met the fault is told that its partner did, and its partner that it did.",
  story: "Mine and yours change places when the same line is written for both sides.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/interruptIpc.ts",
      from: "abortTransfer(m, tcb, ERROR_TRANSFER_TIMEOUT_PARTNER, ERROR_TRANSFER_TIMEOUT_MINE)",
      to: "abortTransfer(m, tcb, ERROR_TRANSFER_TIMEOUT_MINE, ERROR_TRANSFER_TIMEOUT_PARTNER)",
    },
  ],
  shortest: 3,
};
