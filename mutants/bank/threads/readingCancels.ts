import type { Mutant } from "../../mutant.ts";

export const readingCancels: Mutant = {
  name: "readingCancels",
  family: "threads",
  says: "lthread_ex_regs without an ip ends the thread's IPC.",
  story:
    "Version 2's kernel did the same for every call. A debugger that only looks at a thread " +
    "breaks it.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/syscalls/lthreadExRegs.ts",
      from: `  if (ip !== UNCHANGED) {
    cancel(m, thread);
    setPc(m, thread, ip);
  }`,
      to: `  cancel(m, thread);
  if (ip !== UNCHANGED) setPc(m, thread, ip);`,
    },
  ],
  shortest: 2,
};
