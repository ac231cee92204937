import type { Mutant } from "../../mutant.ts";

export const cutStringIsNotToldToTheSender: Mutant = {
  name: "cutStringIsNotToldToTheSender",
  family: "ipc",
  says: "A message whose strings did not fit counts as sent.",
  story:
    "The receiver sees a short string; the sender believes that all of it arrived and goes on " +
    "to wait for the answer.",
  claim: "noMessageIsLostOrInvented",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "  if (code === 0) return TRANSFER_DONE;",
      to: "  if (code === 0 || (code === ERROR_CUT && copied !== 0)) return TRANSFER_DONE;",
    },
  ],
  shortest: 4,
};
