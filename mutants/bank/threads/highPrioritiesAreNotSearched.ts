import type { Mutant } from "../../mutant.ts";

export const highPrioritiesAreNotSearched: Mutant = {
  name: "highPrioritiesAreNotSearched",
  family: "threads",
  says: "Priorities from 224 on are never found by the scheduler.",
  story: "The highest word of the bitmap is left out; at boot nobody is there.",
  claim: "theRunningThreadIsReady",
  edits: [
    {
      file: "impl/parts/readyQueue.ts",
      from: "  for (let word = READY_BITMAP_WORDS; word > 0; word--) {",
      to: "  for (let word = READY_BITMAP_WORDS - 1; word > 0; word--) {",
    },
  ],
  shortest: 2,
};
