import type { Mutant } from "../../mutant.ts";

export const fenceOfAllKeepsGlobal: Mutant = {
  name: "fenceOfAllKeepsGlobal",
  family: "hardware",
  says: "sfence.vma x0, x0 spares global entries.",
  story: "Global means in all spaces, and not for ever.",
  claim: "fencesWithAnAsidSpareGlobalPages",
  edits: [
    {
      file: "machine/hart/tlb.ts",
      from: "    this.keepOnly(() => false);",
      to: "    this.keepOnly((key) => (key & GLOBAL) !== 0);",
    },
  ],
};
