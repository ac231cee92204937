import type { Mutant } from "../../mutant.ts";

export const fastMepcIsOdd: Mutant = {
  name: "fastMepcIsOdd",
  family: "hardware",
  says: "The fast interpreter writes bit 0 of mepc.",
  story:
    "What may be written is known to the table of CSRs, and must be packed with the operation.",
  claim: "csrInstructionsReadThenWrite",
  edits: [
    {
      file: "machine/fast/operations.ts",
      from: "immediate: stored.writable };",
      to: "immediate: -1 };",
    },
  ],
};
