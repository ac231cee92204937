import type { Mutant } from "../../mutant.ts";

export const vectorsServeExceptions: Mutant = {
  name: "vectorsServeExceptions",
  family: "hardware",
  says: "Exceptions go to base + 4 × cause as well.",
  story: "A table of vectors for everything is what other machines have.",
  claim: "vectorsAreForInterrupts",
  edits: [
    {
      file: "machine/hart/trap.ts",
      from: "const isVectored = (vector & 1) !== 0 && (cause & CAUSE_INTERRUPT) !== 0;",
      to: "const isVectored = (vector & 1) !== 0;",
    },
  ],
};
