import type { Mutant } from "../../mutant.ts";

export const sraShiftsInZeroes: Mutant = {
  name: "sraShiftsInZeroes",
  family: "hardware",
  says: "sra shifts in zeroes.",
  story:
    "The two shifts to the right differ in one character of the host language, and for most values in nothing.",
  claim: "arithmeticIsModulo2To32",
  edits: [
    {
      file: "machine/isa/rv32i.ts",
      from: 'onRegisters("sra",  0x4000_5033, (a, b) => a >> b)',
      to: 'onRegisters("sra",  0x4000_5033, (a, b) => a >>> b)',
    },
  ],
};
