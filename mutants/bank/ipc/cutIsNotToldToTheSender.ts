import type { Mutant } from "../../mutant.ts";

export const cutIsNotToldToTheSender: Mutant = {
  name: "cutIsNotToldToTheSender",
  family: "ipc",
  says: "A message whose items find no window counts as sent.",
  story:
    "The receiver knows that something is missing; the sender goes on as though the pages " +
    "were there.",
  claim: "aFailedSendSkipsTheReceive",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "  if (code === 0) return TRANSFER_DONE;",
      to: "  if (code === 0 || code === ERROR_CUT) return TRANSFER_DONE;",
    },
  ],
  shortest: 2,
};
