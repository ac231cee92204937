import type { Mutant } from "../../mutant.ts";

export const fenceOfAsidDropsAll: Mutant = {
  name: "fenceOfAsidDropsAll",
  family: "hardware",
  says: "sfence.vma x0, asid drops all entries.",
  story: "Legal for the hardware, and it hides a wrong ASID: this TLB keeps what it may.",
  claim: "fencesDropWhatTheyName",
  edits: [
    {
      file: "machine/hart/tlb.ts",
      from: "this.keepOnly((key) => (key & GLOBAL) !== 0 || asidOf(key) !== asid);",
      to: "this.keepOnly(() => asid < 0);",
    },
  ],
};
