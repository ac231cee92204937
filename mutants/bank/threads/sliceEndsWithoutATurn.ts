import type { Mutant } from "../../mutant.ts";

export const sliceEndsWithoutATurn: Mutant = {
  name: "sliceEndsWithoutATurn",
  family: "threads",
  says: "A thread whose slice is over gets a new one and goes on.",
  story: "Refilled, and not requeued: round robin with one in the round.",
  claim: "scheduleRelation",
  edits: [
    {
      file: "impl/parts/clock.ts",
      from: `  moveToTail(m, running);
`,
      to: "",
    },
  ],
  shortest: 3,
};
