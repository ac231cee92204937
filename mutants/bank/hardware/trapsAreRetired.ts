import type { Mutant } from "../../mutant.ts";

export const trapsAreRetired: Mutant = {
  name: "trapsAreRetired",
  family: "hardware",
  says: "An instruction that traps is counted as retired.",
  story: "ecall did what it was to do; the manual does not count it.",
  claim: "trapsChangeNothingElse",
  edits: [
    {
      file: "machine/hart/hart.ts",
      from: `    if (this.trapped) return;
`,
      to: `    if (this.trapped) return memory.count(RETIRED, 1);
`,
    },
  ],
};
