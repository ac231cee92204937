import type { Mutant } from "../../mutant.ts";

export const versionIsNotAdvanced: Mutant = {
  name: "versionIsNotAdvanced",
  family: "threads",
  says: "A new task has the version of the one before it.",
  story:
    "With it every old id of the number is valid again, and whoever kept one can talk to a " +
    "stranger.",
  claim: "versionsOnlyGrow",
  edits: [
    {
      file: "impl/syscalls/taskNew.ts",
      from: "setVersion(m, task, versionOfTask(m, task) + 1);",
      to: "if (versionOfTask(m, task) === 0) setVersion(m, task, 1);",
    },
  ],
  shortest: 2,
};
