import type { Mutant } from "../../mutant.ts";

export const fastFencesOfOnePageAreForgotten: Mutant = {
  name: "fastFencesOfOnePageAreForgotten",
  family: "hardware",
  says: "After sfence.vma of one page, old translations serve on in fast code.",
  story: "What was learnt of a page must go where the entry of the TLB goes.",
  claim: "fencesReachWhatRuns",
  edits: [
    {
      file: "machine/hart/tlb.ts",
      from: `      this.outdated.add(page);
      this.remove(entry);`,
      to: "      this.remove(entry);",
    },
  ],
};
