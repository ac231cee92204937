import type { Mutant } from "../../mutant.ts";

export const unknownCallHasNoNumber: Mutant = {
  name: "unknownCallHasNoNumber",
  family: "faults",
  says: "An exception message for an unknown ecall does not say its number.",
  story:
    "mtval is 0 for an ecall, and the number is in a register that is not among the four " +
    "that are sent.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/faults.ts",
      from: "cause === CAUSE_ECALL_FROM_U ? registerOf(m, tcb, A7) : value",
      to: "value",
    },
  ],
  shortest: 2,
};
