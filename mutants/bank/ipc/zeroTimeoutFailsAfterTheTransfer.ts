import type { Mutant } from "../../mutant.ts";

export const zeroTimeoutFailsAfterTheTransfer: Mutant = {
  name: "zeroTimeoutFailsAfterTheTransfer",
  family: "ipc",
  says: "A message sent with a zero timeout arrives, and its sender is told that it did not.",
  story:
    "Zero means that nobody waits; so it was tested at the end, for whoever came so far. " +
    "With somebody there the message had gone over by then.",
  claim: "errorsOfClassAMoveNothing",
  edits: [
    {
      file: "impl/syscalls/ipc.ts",
      from: "    if (end === TRANSFER_DONE) copyOn(m, continueAfterSend(m, caller));\n",
      to: `    const sent = end === TRANSFER_DONE;
    const late = isZeroTimeout(sendTimeoutOf(registerOf(m, caller, A3)));
    if (sent && late) failIpc(m, caller, PHASE_SEND, ERROR_TIMEOUT);
    else if (sent) copyOn(m, continueAfterSend(m, caller));
`,
    },
  ],
  shortest: 2,
};
