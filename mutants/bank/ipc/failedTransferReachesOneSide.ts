import type { Mutant } from "../../mutant.ts";

export const failedTransferReachesOneSide: Mutant = {
  name: "failedTransferReachesOneSide",
  family: "ipc",
  says:
    "A message that cannot be transferred whole fails for its sender only; a receiver that " +
    "waited goes on waiting.",
  story:
    "Whoever notices the failure runs in the sender's call. The words have been copied already.",
  claim: "aReplyWithZeroTimeoutReachesItsCaller",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: `  accept(m, sender, receiver, tag, code);
  if (code === 0) return TRANSFER_DONE;`,
      to: `  const waits = stateOf(m, receiver) === STATE_WAITING;
  if (code === 0 || copied > 0 || !waits) accept(m, sender, receiver, tag, code);
  if (code === 0) return TRANSFER_DONE;`,
    },
  ],
  shortest: 2,
};
