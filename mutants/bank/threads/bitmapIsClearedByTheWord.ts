import type { Mutant } from "../../mutant.ts";

export const bitmapIsClearedByTheWord: Mutant = {
  name: "bitmapIsClearedByTheWord",
  family: "threads",
  says: "When a ready queue becomes empty, the bits of the 31 others in its word go too.",
  story: "An and-not without the not. With one busy priority in each word it works.",
  claim: "readyQueuesHoldExactlyTheReady",
  edits: [
    {
      file: "impl/parts/readyQueue.ts",
      from: "u32(readyBitmapOf(m, word) & ~(1 << (priority & 31)))",
      to: "0",
    },
  ],
  shortest: 3,
};
