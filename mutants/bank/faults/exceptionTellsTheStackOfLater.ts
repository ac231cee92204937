import type { Mutant } from "../../mutant.ts";

export const exceptionTellsTheStackOfLater: Mutant = {
  name: "exceptionTellsTheStackOfLater",
  family: "faults",
  says: "An exception message that had to queue has the sp of when it is taken.",
  story:
    "The words are read where they lie, when they are needed. In between somebody may have " +
    "moved the thread's stack.",
  claim: "noMessageIsLostOrInvented",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "  return messageWordOf(m, sender, word);",
      to: `  const isStack = purposeOf(m, sender) === PURPOSE_EXCEPTION && word === 1;
  return isStack ? registerOf(m, sender, SP) : messageWordOf(m, sender, word);`,
    },
  ],
  shortest: 7,
};
