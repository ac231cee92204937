import type { Mutant } from "../../mutant.ts";

export const sentWordsAreKeptBehindTheData: Mutant = {
  name: "sentWordsAreKeptBehindTheData",
  family: "leaks",
  says: "The words of the last message are kept where the kernel has nothing, behind its data.",
  story:
    "A trace buffer, left in after debugging. No claim of a check looks there, and no call gives " +
    "it away, until somebody dumps the kernel's memory.",
  claim: "wordsGoOnlyWhereTheyAreSent",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "    setRegister(m, receiver, MR0 + word, sentWordOf(m, sender, word));",
      to: `    setRegister(m, receiver, MR0 + word, sentWordOf(m, sender, word));
    m.store32(0x800f_ff00 + word * 4, sentWordOf(m, sender, word));`,
    },
  ],
};
