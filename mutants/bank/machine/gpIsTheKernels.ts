import type { Mutant } from "../../mutant.ts";

export const gpIsTheKernels: Mutant = {
  name: "gpIsTheKernels",
  family: "machine",
  says: "Register x3 is not saved: the kernel thinks that it is a constant.",
  story:
    "gp is set once by the start-up code, in the kernel as in every program, each to its " +
    "own value.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/context.ts",
      from: "    setRegister(m, tcb, register, m.readRegister(register));",
      to: "    if (register !== 3) setRegister(m, tcb, register, m.readRegister(register));",
    },
  ],
  shortest: 1,
};
