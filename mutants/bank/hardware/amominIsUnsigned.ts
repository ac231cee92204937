import type { Mutant } from "../../mutant.ts";

export const amominIsUnsigned: Mutant = {
  name: "amominIsUnsigned",
  family: "hardware",
  says: "amomin.w compares as unsigned.",
  story: "There are four of them, and the compiler has no names for the signed ones.",
  claim: "atomicsExchange",
  edits: [
    {
      file: "machine/isa/rv32a.ts",
      from: "(old, operand) => Math.min(old, operand)",
      to: "(old, operand) => (old >>> 0 < operand >>> 0 ? old : operand)",
    },
  ],
};
