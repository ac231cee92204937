import type { Mutant } from "../../mutant.ts";

export const receivePhaseAfterASendError: Mutant = {
  name: "receivePhaseAfterASendError",
  family: "ipc",
  says: "An ipc whose send finds no partner goes on to its receive phase.",
  story:
    "Send and receive are two functions called one after the other; the result of the first " +
    "is looked at only by the user. A client of a dead server waits for its reply.",
  claim: "aFailedSendSkipsTheReceive",
  edits: [
    {
      file: "impl/syscalls/ipc.ts",
      from: `    failIpc(m, caller, PHASE_SEND, ERROR_NO_PARTNER);
    return 0;`,
      to: `    failIpc(m, caller, PHASE_SEND, ERROR_NO_PARTNER);
    if (registerOf(m, caller, A2) !== NIL) receive(m, caller);
    return 0;`,
    },
  ],
  shortest: 1,
};
