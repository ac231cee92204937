import type { Mutant } from "../../mutant.ts";

export const fenceOfAsidDropsGlobal: Mutant = {
  name: "fenceOfAsidDropsGlobal",
  family: "hardware",
  says: "A fence with an ASID drops global entries.",
  story: "The exception for global entries is in half of the four forms.",
  claim: "fencesWithAnAsidSpareGlobalPages",
  edits: [
    {
      file: "machine/hart/tlb.ts",
      from: "this.keepOnly((key) => (key & GLOBAL) !== 0 || asidOf(key) !== asid);",
      to: "this.keepOnly((key) => asidOf(key) !== asid && (key & GLOBAL) === 0);",
    },
  ],
};
