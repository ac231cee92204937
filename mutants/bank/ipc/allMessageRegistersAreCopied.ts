import type { Mutant } from "../../mutant.ts";

export const allMessageRegistersAreCopied: Mutant = {
  name: "allMessageRegistersAreCopied",
  family: "ipc",
  says: "All eight message registers are copied, however long the message is.",
  story:
    "Copying eight words is faster than counting. What the sender had left there, perhaps a " +
    "key, goes along: a leak that no test of contents sees.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "copyWords(m, sender, receiver, wordsOf(tag));",
      to: "copyWords(m, sender, receiver, 8);",
    },
  ],
  shortest: 2,
};
