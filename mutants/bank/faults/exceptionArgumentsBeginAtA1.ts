import type { Mutant } from "../../mutant.ts";

export const exceptionArgumentsBeginAtA1: Mutant = {
  name: "exceptionArgumentsBeginAtA1",
  family: "faults",
  says: "An exception message has a1 to a4 instead of a0 to a3.",
  story: "One register off.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/faults.ts",
      from: "registerOf(m, tcb, A0 + argument)",
      to: "registerOf(m, tcb, A0 + 1 + argument)",
    },
  ],
  shortest: 2,
};
