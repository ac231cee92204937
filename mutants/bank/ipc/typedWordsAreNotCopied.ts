import type { Mutant } from "../../mutant.ts";

export const typedWordsAreNotCopied: Mutant = {
  name: "typedWordsAreNotCopied",
  family: "ipc",
  says: "Only untyped words are copied; the receiver does not see the items.",
  story: "The items are done by mapping, it seems; but the receiver has to know what it was given.",
  claim: "noMessageIsLostOrInvented",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "copyWords(m, sender, receiver, wordsOf(tag));",
      to: "copyWords(m, sender, receiver, untypedOf(tag));",
    },
  ],
  shortest: 2,
};
