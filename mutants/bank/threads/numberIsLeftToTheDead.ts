import type { Mutant } from "../../mutant.ts";

export const numberIsLeftToTheDead: Mutant = {
  name: "numberIsLeftToTheDead",
  family: "threads",
  says: "A task number can be handed over to a task that does not live any more.",
  story: "The heir is an id from a register; its number is looked at, and not its version.",
  claim: "tasksRelation",
  edits: [
    {
      file: "impl/syscalls/taskNew.ts",
      from: "const heirLives = isActive(m, taskOf(heir)) && isCurrent(m, heir);",
      to: "const heirLives = isActive(m, taskOf(heir));",
    },
  ],
  shortest: 2,
};
