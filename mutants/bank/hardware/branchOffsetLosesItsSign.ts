import type { Mutant } from "../../mutant.ts";

export const branchOffsetLosesItsSign: Mutant = {
  name: "branchOffsetLosesItsSign",
  family: "hardware",
  says: "Branches backwards go forwards.",
  story:
    "The immediate of the B format is in four pieces, and the sign bit is the one that is far away.",
  claim: "branchesCompare",
  edits: [
    {
      file: "machine/isa/formats.ts",
      from: "(signExtend(bit(word, 31), 1) << 12) |",
      to: "(bit(word, 31) << 12) |",
    },
  ],
};
