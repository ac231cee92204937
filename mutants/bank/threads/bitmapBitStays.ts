import type { Mutant } from "../../mutant.ts";

export const bitmapBitStays: Mutant = {
  name: "bitmapBitStays",
  family: "threads",
  says: "The bitmap of ready queues keeps the bit of a queue that has become empty.",
  story: "A summary kept beside the data. The scheduler picks the head of an empty queue: nobody.",
  claim: "readyQueuesHoldExactlyTheReady",
  edits: [
    {
      file: "impl/parts/readyQueue.ts",
      from: `    setReadyBitmap(m, word, u32(readyBitmapOf(m, word) & ~(1 << (priority & 31))));
`,
      to: "",
    },
  ],
  shortest: 2,
};
