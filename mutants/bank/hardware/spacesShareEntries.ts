import type { Mutant } from "../../mutant.ts";

export const spacesShareEntries: Mutant = {
  name: "spacesShareEntries",
  family: "hardware",
  says: "Every entry serves every space.",
  story: "An ASID that is not compared is found by the second process only.",
  claim: "fencesDropWhatTheyName",
  edits: [
    {
      file: "machine/hart/mmu.ts",
      from: "const asidOf = (satp: number): number => (satp >>> SATP_ASID_SHIFT) & ASID_MAX;",
      to: "const asidOf = (satp: number): number => (satp >>> SATP_ASID_SHIFT) & 0;",
    },
  ],
};
