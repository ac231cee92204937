import type { Mutant } from "../../mutant.ts";

export const exceptionCauseIsLost: Mutant = {
  name: "exceptionCauseIsLost",
  family: "faults",
  says: "An exception message has mtval twice, and no cause.",
  story: "An illegal instruction and a breakpoint look the same to the debugger.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/faults.ts",
      from: "  setMessageWord(m, tcb, 2, cause);",
      to: "  setMessageWord(m, tcb, 2, value);",
    },
  ],
  shortest: 2,
};
