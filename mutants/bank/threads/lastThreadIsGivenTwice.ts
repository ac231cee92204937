import type { Mutant } from "../../mutant.ts";

export const lastThreadIsGivenTwice: Mutant = {
  name: "lastThreadIsGivenTwice",
  family: "threads",
  says: "lthread_ex_regs makes a thread although no TCB is left.",
  story: "The free list ends in a null pointer, which is an address like any other to a store.",
  claim: "everyTrapEnds",
  edits: [
    {
      file: "impl/syscalls/lthreadExRegs.ts",
      from: "  return freeThreadCountOf(m) !== 0;",
      to: "  return true;",
    },
  ],
  shortest: 1,
};
