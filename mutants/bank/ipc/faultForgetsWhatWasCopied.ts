import type { Mutant } from "../../mutant.ts";

export const faultForgetsWhatWasCopied: Mutant = {
  name: "faultForgetsWhatWasCopied",
  family: "ipc",
  says: "After a fault of the receiver the copy begins anew.",
  story:
    "The fault is handled as though the message had not begun to move. Nobody notices, until " +
    "a pager counts its faults or a sender has changed its string.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/copying.ts",
      from: `    if (to === 0) {
      setTransferCopied(m, sender, copied);
`,
      to: "    if (to === 0) {\n",
    },
  ],
  shortest: 5,
};
