import type { Mutant } from "../../mutant.ts";

export const staleIdDeletesTheSuccessor: Mutant = {
  name: "staleIdDeletesTheSuccessor",
  family: "threads",
  says: "A chief may delete its task by the id of an earlier incarnation.",
  story:
    "A chief that tidies up after a task which somebody replaced meanwhile deletes the " +
    "replacement.",
  claim: "tasksRelation",
  edits: [
    {
      file: "impl/syscalls/taskNew.ts",
      from: "  return chiefOfTask(m, task) === mine && isCurrent(m, id);",
      to: "  return chiefOfTask(m, task) === mine;",
    },
  ],
  shortest: 3,
};
