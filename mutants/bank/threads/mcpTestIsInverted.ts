import type { Mutant } from "../../mutant.ts";

export const mcpTestIsInverted: Mutant = {
  name: "mcpTestIsInverted",
  family: "threads",
  says: "thread_schedule is allowed for threads above the caller's mcp, and refused for those below.",
  story: "Whether the smaller number is the higher priority differs from kernel to kernel.",
  claim: "scheduleRelation",
  edits: [
    {
      file: "impl/syscalls/threadSchedule.ts",
      from: "if (priorityOf(m, thread) > mcp) return false;",
      to: "if (priorityOf(m, thread) < mcp) return false;",
    },
  ],
  shortest: 1,
};
