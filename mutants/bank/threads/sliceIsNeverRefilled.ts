import type { Mutant } from "../../mutant.ts";

export const sliceIsNeverRefilled: Mutant = {
  name: "sliceIsNeverRefilled",
  family: "threads",
  says: "A thread whose slice is over has one tick for each later turn.",
  story:
    "Charging and refilling are two places; equal threads take turns all the same, only " +
    "faster and faster.",
  claim: "scheduleRelation",
  edits: [
    {
      file: "impl/parts/clock.ts",
      from: `  refillSlice(m, running);
  moveToTail`,
      to: "  moveToTail",
    },
  ],
  shortest: 4,
};
