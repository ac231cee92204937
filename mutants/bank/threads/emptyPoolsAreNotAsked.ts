import type { Mutant } from "../../mutant.ts";

export const emptyPoolsAreNotAsked: Mutant = {
  name: "emptyPoolsAreNotAsked",
  family: "threads",
  says: "task_new does not ask whether a thread and a page table are left.",
  story: "It replaces a task in nearly every test, and then both are.",
  claim: "everyTrapEnds",
  edits: [
    {
      file: "impl/syscalls/taskNew.ts",
      from: "  return freeThreadCountOf(m) !== 0 && freeTableCountOf(m) !== 0;",
      to: "  return true;",
    },
  ],
  shortest: 2,
};
