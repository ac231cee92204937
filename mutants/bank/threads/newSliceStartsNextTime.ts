import type { Mutant } from "../../mutant.ts";

export const newSliceStartsNextTime: Mutant = {
  name: "newSliceStartsNextTime",
  family: "threads",
  says: "A slice that thread_schedule sets begins when the present one ends.",
  story: "Shortened to one tick, a thread still runs for what was left of the old slice.",
  claim: "scheduleRelation",
  edits: [
    {
      file: "impl/syscalls/threadSchedule.ts",
      from: `      setRemaining(m, thread, slice);
`,
      to: "",
    },
  ],
  shortest: 2,
};
