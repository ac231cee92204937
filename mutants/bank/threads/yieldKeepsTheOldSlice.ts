import type { Mutant } from "../../mutant.ts";

export const yieldKeepsTheOldSlice: Mutant = {
  name: "yieldKeepsTheOldSlice",
  family: "threads",
  says: "A thread that yields keeps what was left of its slice.",
  story: "It has the same rest the next time, and loses its turn after one tick.",
  claim: "scheduleRelation",
  edits: [
    {
      file: "impl/syscalls/threadSwitch.ts",
      from: `  refillSlice(m, caller);
`,
      to: "",
    },
  ],
  shortest: 2,
};
