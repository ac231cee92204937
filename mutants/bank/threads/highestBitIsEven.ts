import type { Mutant } from "../../mutant.ts";

export const highestBitIsEven: Mutant = {
  name: "highestBitIsEven",
  family: "threads",
  says: "The search for the highest ready priority ends one step early and finds even ones only.",
  story:
    "Halving by 16, 8, 4, 2 and 1; the loop ends at 1 instead of after it. Priorities set " +
    "by hand are round numbers.",
  claim: "theRunningThreadIsReady",
  edits: [
    {
      file: "impl/parts/readyQueue.ts",
      from: "for (let half = 16; half > 0; half = half >>> 1) {",
      to: "for (let half = 16; half > 1; half = half >>> 1) {",
    },
  ],
  shortest: 2,
};
