import type { Mutant } from "../../mutant.ts";

export const priorityZeroIsAccepted: Mutant = {
  name: "priorityZeroIsAccepted",
  family: "threads",
  says: "thread_schedule sets priority 0.",
  story:
    "The bound above is what security asks for. Priority 0 is the idle loop, and a thread " +
    "there never runs.",
  claim: "everySliceHasTimeLeft",
  edits: [
    {
      file: "impl/syscalls/threadSchedule.ts",
      from: "(priority < 1 || priority > mcp)",
      to: "priority > mcp",
    },
  ],
  shortest: 2,
};
