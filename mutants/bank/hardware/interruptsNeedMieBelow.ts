import type { Mutant } from "../../mutant.ts";

export const interruptsNeedMieBelow: Mutant = {
  name: "interruptsNeedMieBelow",
  family: "hardware",
  says: "Interrupts to M mode need MIE in lower modes too.",
  story: "The enable bit has a meaning in its own mode only.",
  claim: "interruptsHaveAnOrder",
  edits: [
    {
      file: "machine/hart/interrupts.ts",
      from: "return mode < target || (mode === target &&",
      to: "return mode <= target && (mode !== 4 &&",
    },
  ],
};
