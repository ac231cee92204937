import type { Mutant } from "../../mutant.ts";

export const mcpIsNotAskedForTheOldPriority: Mutant = {
  name: "mcpIsNotAskedForTheOldPriority",
  family: "threads",
  says: "thread_schedule changes threads whose priority is above the caller's mcp.",
  story:
    "The new priority is bounded, and so nothing can be raised too far. But the driver of " +
    "the disk can be put to sleep.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/syscalls/threadSchedule.ts",
      from: `  if (priorityOf(m, thread) > mcp) return false;
`,
      to: "",
    },
  ],
  shortest: 1,
};
