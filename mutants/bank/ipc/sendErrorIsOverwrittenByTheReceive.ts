import type { Mutant } from "../../mutant.ts";

export const sendErrorIsOverwrittenByTheReceive: Mutant = {
  name: "sendErrorIsOverwrittenByTheReceive",
  family: "ipc",
  says: "After a message that was cut the receive phase runs, and its result replaces the error.",
  story:
    "There is one error word for two phases. Who learns of the timeout of the second never " +
    "learns that the first moved only a part.",
  claim: "aFailedSendSkipsTheReceive",
  edits: [
    {
      file: "impl/syscalls/ipc.ts",
      from: `    if (end === TRANSFER_DONE) copyOn(m, continueAfterSend(m, caller));
`,
      to: `    if (end <= TRANSFER_DONE) copyOn(m, continueAfterSend(m, caller));
`,
    },
  ],
  shortest: 2,
};
