import type { Mutant } from "../../mutant.ts";

export const replacingAsksForMemory: Mutant = {
  name: "replacingAsksForMemory",
  family: "threads",
  says: "A task cannot be replaced when no thread or page table is left.",
  story:
    "What is needed for the new one is what the old one gives back. A test of the pools " +
    "before the deletion does not see it.",
  claim: "tasksRelation",
  edits: [
    {
      file: "impl/syscalls/taskNew.ts",
      from: `  if (activeOf(m, task) === 1) return true;
  return freeThreadCountOf`,
      to: "  return freeThreadCountOf",
    },
  ],
  shortest: 3,
};
