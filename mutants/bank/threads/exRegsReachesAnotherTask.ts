import type { Mutant } from "../../mutant.ts";

export const exRegsReachesAnotherTask: Mutant = {
  name: "exRegsReachesAnotherTask",
  family: "threads",
  says: "lthread_ex_regs takes a whole id, of any task.",
  story:
    "The other calls take ids; a library passes one here too, and the kernel is so friendly " +
    "as to understand. Any thread can be sent anywhere.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/syscalls/lthreadExRegs.ts",
      from: "lthread > LTHREAD_MAX ? 0 : lthread",
      to: "lthread > LTHREAD_MAX ? findThread(m, lthread) : lthread",
    },
    {
      file: "impl/syscalls/lthreadExRegs.ts",
      from: "import { taskOfThread }",
      to: "import { findThread, taskOfThread }",
    },
  ],
  shortest: 1,
};
