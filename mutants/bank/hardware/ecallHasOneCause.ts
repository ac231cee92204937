import type { Mutant } from "../../mutant.ts";

export const ecallHasOneCause: Mutant = {
  name: "ecallHasOneCause",
  family: "hardware",
  says: "ecall from every mode is an ecall from U mode.",
  story: "The cause is 8 plus the mode, and a kernel that is never called by itself sees 8 only.",
  claim: "trapsSayWhyAndWhere",
  edits: [
    {
      file: "machine/isa/rv32i.ts",
      from: "p.trap(CAUSE_ECALL_FROM_U + p.mode, 0)",
      to: "p.trap(CAUSE_ECALL_FROM_U, 0)",
    },
  ],
};
