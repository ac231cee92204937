import type { Mutant } from "../../mutant.ts";

export const replacedTaskKeepsItsVersion: Mutant = {
  name: "replacedTaskKeepsItsVersion",
  family: "threads",
  says: "A task that is deleted and made anew in one call keeps its version.",
  story:
    "The version was advanced where an inactive number is taken into use. A number that is " +
    "replaced was never inactive: its old ids name the new task.",
  claim: "anIdThatDiedNeverNamesAnyoneAgain",
  edits: [
    {
      file: "impl/syscalls/taskNew.ts",
      from: "  setVersion(m, task, versionOfTask(m, task) + 1);\n",
      to: "",
    },
    {
      file: "impl/syscalls/taskNew.ts",
      from: "  if (activeOf(m, task) === 1) deleteClan(m, task, taskOfThread(m, caller));\n",
      to: `  if (activeOf(m, task) === 1) deleteClan(m, task, taskOfThread(m, caller));
  else if (pager !== NIL) setVersion(m, task, versionOfTask(m, task) + 1);
`,
    },
  ],
  shortest: 3,
};
