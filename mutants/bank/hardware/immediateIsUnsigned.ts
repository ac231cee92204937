import type { Mutant } from "../../mutant.ts";

export const immediateIsUnsigned: Mutant = {
  name: "immediateIsUnsigned",
  family: "hardware",
  says: "The immediate of the I format is not extended by its sign.",
  story: "One shift too few to the right: positive immediates, which are most, are right.",
  claim: "immediatesAreSigned",
  edits: [
    {
      file: "machine/isa/formats.ts",
      from: "export const immediateI = (word: Word): number => word >> 20;",
      to: "export const immediateI = (word: Word): number => word >>> 20;",
    },
  ],
};
