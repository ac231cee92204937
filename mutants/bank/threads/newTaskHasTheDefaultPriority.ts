import type { Mutant } from "../../mutant.ts";

export const newTaskHasTheDefaultPriority: Mutant = {
  name: "newTaskHasTheDefaultPriority",
  family: "threads",
  says: "A new task starts with the priority that tasks have at boot, not with its maker's.",
  story: "A constant where a value should be inherited: a low task makes a high one.",
  claim: "scheduleRelation",
  edits: [
    {
      file: "impl/syscalls/taskNew.ts",
      from: "createThread(m, task, 0, ip, sp, pager, priorityOf(m, caller), sliceOf(m, caller))",
      to: "createThread(m, task, 0, ip, sp, pager, BOOT_PRIORITY, sliceOf(m, caller))",
    },
    {
      file: "impl/syscalls/taskNew.ts",
      from: `  ANY,
  chiefOf,`,
      to: `  ANY,
  BOOT_PRIORITY,
  chiefOf,`,
    },
  ],
  shortest: 3,
};
