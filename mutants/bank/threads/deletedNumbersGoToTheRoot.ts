import type { Mutant } from "../../mutant.ts";

export const deletedNumbersGoToTheRoot: Mutant = {
  name: "deletedNumbersGoToTheRoot",
  family: "threads",
  says: "The number of a deleted task becomes root's, not the caller's.",
  story: "At boot all numbers are root's, and in most systems root deletes.",
  claim: "tasksRelation",
  edits: [
    {
      file: "impl/parts/tasks.ts",
      from: `  setOwner(m, task, heir);
  setMark(m, task, 0);`,
      to: `  setOwner(m, task, 2);
  setMark(m, task, 0);`,
    },
  ],
  shortest: 11,
};
