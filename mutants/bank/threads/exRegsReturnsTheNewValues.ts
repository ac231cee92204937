import type { Mutant } from "../../mutant.ts";

export const exRegsReturnsTheNewValues: Mutant = {
  name: "exRegsReturnsTheNewValues",
  family: "threads",
  says: "lthread_ex_regs answers with the values that it has just set.",
  story:
    "Exchange is read, then write. The other order is as easily written, and user code " +
    "seldom looks at the old values.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/syscalls/lthreadExRegs.ts",
      from: "setRegister(m, caller, A2, registerOf(m, thread, SP));",
      to: "setRegister(m, caller, A2, sp === UNCHANGED ? registerOf(m, thread, SP) : sp);",
    },
  ],
  shortest: 1,
};
