import type { Mutant } from "../../mutant.ts";

export const kernelReceiversTakeStrings: Mutant = {
  name: "kernelReceiversTakeStrings",
  family: "ipc",
  says: "Strings are copied to a thread that waits for its pager's reply.",
  story:
    "The buffer in its registers is that of its last call. A pager can write into it what it " +
    "likes.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "  if (typedOf(tag) === 0 || purposeOf(m, receiver) !== PURPOSE_IPC) return 0;",
      to: "  if (typedOf(tag) === 0) return 0;",
    },
  ],
  shortest: 4,
};
