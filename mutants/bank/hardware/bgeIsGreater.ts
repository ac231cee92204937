import type { Mutant } from "../../mutant.ts";

export const bgeIsGreater: Mutant = {
  name: "bgeIsGreater",
  family: "hardware",
  says: "bge does not branch if the two are equal.",
  story: "bge is the negation of blt, and is written as a comparison of its own.",
  claim: "branchesCompare",
  edits: [
    {
      file: "machine/isa/rv32i.ts",
      from: 'branch("bge",  0x0000_5063, (a, b) => a >= b)',
      to: 'branch("bge",  0x0000_5063, (a, b) => a > b)',
    },
  ],
};
