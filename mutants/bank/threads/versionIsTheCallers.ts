import type { Mutant } from "../../mutant.ts";

export const versionIsTheCallers: Mutant = {
  name: "versionIsTheCallers",
  family: "threads",
  says: "A new task has the version that its maker wrote into the id.",
  story: "In L4 version 2 the version was the caller's to choose, and id reuse the user's problem.",
  claim: "tasksRelation",
  edits: [
    {
      file: "impl/syscalls/taskNew.ts",
      from: "setVersion(m, task, versionOfTask(m, task) + 1);",
      to: `const asked = versionOf(registerOf(m, caller, A0));
  setVersion(m, task, asked > versionOfTask(m, task) ? asked : versionOfTask(m, task) + 1);`,
    },
  ],
  shortest: 2,
};
