import type { Mutant } from "../../mutant.ts";

export const newThreadHasNoSlice: Mutant = {
  name: "newThreadHasNoSlice",
  family: "threads",
  says: "A new thread starts with what was left to the one before it in the same TCB.",
  story: "The full slice is set, the remainder is not.",
  claim: "scheduleRelation",
  edits: [
    {
      file: "impl/parts/threads.ts",
      from: `  setRemaining(m, tcb, slice);
`,
      to: "",
    },
  ],
  shortest: 0,
};
