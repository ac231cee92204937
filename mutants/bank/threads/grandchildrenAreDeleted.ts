import type { Mutant } from "../../mutant.ts";

export const grandchildrenAreDeleted: Mutant = {
  name: "grandchildrenAreDeleted",
  family: "threads",
  says: "A task may also delete, and replace, the tasks that its own tasks made.",
  story:
    "They die with their chief in any case, so why not by themselves? Because a chief decides " +
    "about its clan, and learns here that somebody else does.",
  claim: "onlyTheChiefDeletes",
  edits: [
    {
      file: "impl/syscalls/taskNew.ts",
      from: "  return chiefOfTask(m, task) === mine && isCurrent(m, id);",
      to: `  const chief = chiefOfTask(m, task);
  const isGrandchild = chief !== 0 && chiefOfTask(m, chief) === mine;
  return (isGrandchild || chief === mine) && isCurrent(m, id);`,
    },
  ],
  shortest: 9,
};
