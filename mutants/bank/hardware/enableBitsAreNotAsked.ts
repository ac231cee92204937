import type { Mutant } from "../../mutant.ts";

export const enableBitsAreNotAsked: Mutant = {
  name: "enableBitsAreNotAsked",
  family: "hardware",
  says: "Interrupts are taken in their own mode whatever MIE and SIE say.",
  story: "Below its mode an interrupt needs no bit, and that is where it is mostly tried.",
  claim: "interruptsAreEnabledByMode",
  edits: [
    {
      file: "machine/hart/interrupts.ts",
      from: "return mode < target || (mode === target &&",
      to: "return mode <= target || (mode === 4 &&",
    },
  ],
};
