import type { Mutant } from "../../mutant.ts";

export const scheduleReportsTheNewValues: Mutant = {
  name: "scheduleReportsTheNewValues",
  family: "threads",
  says: "thread_schedule answers with the priority that it has just set.",
  story: "As with lthread_ex_regs, the order of reading and writing is the whole difference.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/syscalls/threadSchedule.ts",
      from: `    report(m, caller, thread);
    if (priority !== UNCHANGED) changePriority(m, thread, priority);`,
      to: `    if (priority !== UNCHANGED) changePriority(m, thread, priority);
    report(m, caller, thread);`,
    },
  ],
  shortest: 2,
};
