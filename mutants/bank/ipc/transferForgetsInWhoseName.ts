import type { Mutant } from "../../mutant.ts";

export const transferForgetsInWhoseName: Mutant = {
  name: "transferForgetsInWhoseName",
  family: "ipc",
  says: "A message with strings that was sent in another's name arrives in the sender's own.",
  story:
    "The name is kept where it is cleared when the thread leaves its send phase, and a " +
    "transfer leaves it.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "  setSpeaksFor(m, sender, transferNameOf(m, sender));\n",
      to: "",
    },
  ],
  shortest: 7,
};
