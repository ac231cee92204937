import type { Mutant } from "../../mutant.ts";

export const calleeSavedRegisterIsLost: Mutant = {
  name: "calleeSavedRegisterIsLost",
  family: "machine",
  says: "Register x9 is not restored: a thread finds there what the one before it left.",
  story:
    "A slow path may clobber what a function call may clobber, and no more. A register " +
    "allocated to the kernel's own pointer is lost on every path that ends in another " +
    "thread.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/context.ts",
      from: "    m.writeRegister(register, registerOf(m, tcb, register));",
      to: "    if (register !== 9) m.writeRegister(register, registerOf(m, tcb, register));",
    },
  ],
  shortest: 1,
};
