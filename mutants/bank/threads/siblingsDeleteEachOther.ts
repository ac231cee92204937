import type { Mutant } from "../../mutant.ts";

export const siblingsDeleteEachOther: Mutant = {
  name: "siblingsDeleteEachOther",
  family: "threads",
  says: "A task may delete the tasks of its own clan, not only those that it made.",
  story:
    "Who is of the same clan is in direct reach for messages; so it was taken to be in " +
    "reach for task_new.",
  claim: "everyTrapEnds",
  edits: [
    {
      file: "impl/syscalls/taskNew.ts",
      from: "  return chiefOfTask(m, task) === mine && isCurrent(m, id);",
      to: `  const isSibling = task !== mine && chiefOfTask(m, task) === chiefOfTask(m, mine);
  return (isSibling || chiefOfTask(m, task) === mine) && isCurrent(m, id);`,
    },
  ],
  shortest: 2,
};
