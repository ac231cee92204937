import type { Mutant } from "../../mutant.ts";

export const stridesTrustOneWayBack: Mutant = {
  name: "stridesTrustOneWayBack",
  family: "hardware",
  says: "A register that grows on one way through a loop is taken to grow on all.",
  story: "The way that was looked at first decides.",
  claim: "translatedWalksAreStepByStep",
  edits: [
    {
      file: "machine/translate/strides.ts",
      from: "return new Map([...one].filter(([n, sum]) => isSame(other.get(n), sum)));",
      to: "return one;",
    },
  ],
};
