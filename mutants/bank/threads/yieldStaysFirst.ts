import type { Mutant } from "../../mutant.ts";

export const yieldStaysFirst: Mutant = {
  name: "yieldStaysFirst",
  family: "threads",
  says: "A thread that yields goes on if nobody is above it.",
  story:
    "Without a move to the end of its queue it is still the first that the scheduler finds. " +
    "Two threads that wait for each other by yielding wait for ever.",
  claim: "scheduleRelation",
  edits: [
    {
      file: "impl/syscalls/threadSwitch.ts",
      from: `  moveToTail(m, caller);
`,
      to: "",
    },
  ],
  shortest: 1,
};
