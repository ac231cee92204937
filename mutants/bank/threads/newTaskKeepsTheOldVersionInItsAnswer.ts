import type { Mutant } from "../../mutant.ts";

export const newTaskKeepsTheOldVersionInItsAnswer: Mutant = {
  name: "newTaskKeepsTheOldVersionInItsAnswer",
  family: "threads",
  says: "task_new without a pager answers with the version that the number had.",
  story: "The manual says 0: an inactive number has no incarnation, and so no id.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/syscalls/taskNew.ts",
      from: "threadIdOf(mine, task, lthreadOf(id), 0)",
      to: "threadIdOf(mine, task, lthreadOf(id), versionOf(id))",
    },
  ],
  shortest: 2,
};
