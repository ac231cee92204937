import type { Mutant } from "../../mutant.ts";

export const taskThatEndsItselfGoesOn: Mutant = {
  name: "taskThatEndsItselfGoesOn",
  family: "threads",
  says: "A task may end itself, and its thread goes on.",
  story:
    "An exit was added to task_new: whoever names itself is deleted. That the caller of a " +
    "call is there when it returns is what every other call can take for granted.",
  claim: "theRunningThreadLives",
  edits: [
    {
      file: "impl/syscalls/taskNew.ts",
      from: "  return chiefOfTask(m, task) === mine && isCurrent(m, id);",
      to: `  const exits = task === mine && registerOf(m, caller, A4) === NIL;
  return (exits || chiefOfTask(m, task) === mine) && isCurrent(m, id);`,
    },
    {
      file: "impl/syscalls/taskNew.ts",
      from: `  else create(m, caller, task, pager);
  reschedule(m);
`,
      to: "  else create(m, caller, task, pager);\n",
    },
  ],
  shortest: 1,
};
