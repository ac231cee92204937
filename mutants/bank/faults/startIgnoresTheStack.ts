import type { Mutant } from "../../mutant.ts";

export const startIgnoresTheStack: Mutant = {
  name: "startIgnoresTheStack",
  family: "faults",
  says: "A start message sets the ip, and the sp stays as it was.",
  story: "The thread was made with a stack already. The starter may know of a better one.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: `      setPc(m, receiver, sentWordOf(m, sender, 0));
      setRegister(m, receiver, SP, sentWordOf(m, sender, 1));
      break;`,
      to: `      setPc(m, receiver, sentWordOf(m, sender, 0));
      break;`,
    },
  ],
  shortest: 3,
};
