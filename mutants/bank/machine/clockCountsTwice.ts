import type { Mutant } from "../../mutant.ts";

export const clockCountsTwice: Mutant = {
  name: "clockCountsTwice",
  family: "machine",
  says: "Every tick counts as two.",
  story:
    "The clock was advanced by the tick in another unit, and the factor stayed when the " +
    "unit went.",
  claim: "clockRelation",
  edits: [
    {
      file: "impl/parts/clock.ts",
      from: "setNowLow(m, u32(nowLowOf(m) + 1));",
      to: "setNowLow(m, u32(nowLowOf(m) + 2));",
    },
  ],
  shortest: 1,
};
