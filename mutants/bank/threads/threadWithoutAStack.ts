import type { Mutant } from "../../mutant.ts";

export const threadWithoutAStack: Mutant = {
  name: "threadWithoutAStack",
  family: "threads",
  says: "lthread_ex_regs with sp −1 makes a thread, whose sp is −1.",
  story:
    "For an existing thread −1 means unchanged, for a new one that none is wanted. A " +
    "library that asks for a thread's state creates it.",
  claim: "livingRelation",
  edits: [
    {
      file: "impl/syscalls/lthreadExRegs.ts",
      from: "lthread > LTHREAD_MAX || registerOf(m, caller, A2) === UNCHANGED",
      to: "lthread > LTHREAD_MAX",
    },
  ],
  shortest: 1,
};
