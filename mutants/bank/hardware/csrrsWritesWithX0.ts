import type { Mutant } from "../../mutant.ts";

export const csrrsWritesWithX0: Mutant = {
  name: "csrrsWritesWithX0",
  family: "hardware",
  says: "csrrs with x0 writes, and so traps at read-only registers.",
  story: "It would write what is there already: only the right to do so is missing.",
  claim: "csrInstructionsReadThenWrite",
  edits: [
    {
      file: "machine/isa/zicsr.ts",
      from: 'const doesWrite = writes === "always" || rs1Of(word) !== 0;',
      to: 'const doesWrite = writes === "always" || word !== 0;',
    },
  ],
};
