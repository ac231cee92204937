import type { Mutant } from "../../mutant.ts";

export const newIpDoesNotCancel: Mutant = {
  name: "newIpDoesNotCancel",
  family: "threads",
  says: "lthread_ex_regs with an ip leaves the thread blocked.",
  story:
    "The ip is set, and used when the message comes at last; to send a thread elsewhere now " +
    "is what the call is for.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/syscalls/lthreadExRegs.ts",
      from: `    cancel(m, thread);
`,
      to: "",
    },
  ],
  shortest: 2,
};
