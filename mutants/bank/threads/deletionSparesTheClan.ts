import type { Mutant } from "../../mutant.ts";

export const deletionSparesTheClan: Mutant = {
  name: "deletionSparesTheClan",
  family: "threads",
  says: "A task is deleted without the tasks of its clan.",
  story:
    "Deletion is recursive along chiefs, and the tree of chiefs is stored upwards only. " +
    "Orphans keep running, with a chief that may be somebody else tomorrow.",
  claim: "chiefsFormATree",
  edits: [
    {
      file: "impl/parts/tasks.ts",
      from: `    if (member === top) return true;
    member = chiefOf(m, member);`,
      to: "    return member === top;",
    },
  ],
  shortest: 7,
};
