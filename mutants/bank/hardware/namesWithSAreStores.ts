import type { Mutant } from "../../mutant.ts";

export const namesWithSAreStores: Mutant = {
  name: "namesWithSAreStores",
  family: "hardware",
  says: "Translated code forgets what sub, sll, slt, sra and sc.w give.",
  story: "A pattern for the names of stores that fits too many.",
  claim: "translatedIsStepByStep",
  edits: [
    {
      file: "machine/translate/frame.ts",
      from: "!/^s[bhw]$/.test(name)",
      to: "!/^s[^r]/.test(name)",
    },
  ],
};
