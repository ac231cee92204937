import type { Mutant } from "../../mutant.ts";

export const anybodyDeletesATask: Mutant = {
  name: "anybodyDeletesATask",
  family: "threads",
  says: "Whoever knows a task's id may delete it.",
  story:
    "The id is current, so the caller knows what it is doing. That the caller is its chief " +
    "is one more comparison.",
  claim: "everyTrapEnds",
  edits: [
    {
      file: "impl/syscalls/taskNew.ts",
      from: "  return chiefOfTask(m, task) === mine && isCurrent(m, id);",
      to: "  return isCurrent(m, id);",
    },
  ],
  shortest: 2,
};
