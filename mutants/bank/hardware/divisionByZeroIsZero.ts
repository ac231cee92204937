import type { Mutant } from "../../mutant.ts";

export const divisionByZeroIsZero: Mutant = {
  name: "divisionByZeroIsZero",
  family: "hardware",
  says: "div by zero gives 0.",
  story: "Hosts trap, or give 0 or infinity; RISC-V wants all ones.",
  claim: "arithmeticIsModulo2To32",
  edits: [
    {
      file: "machine/isa/rv32m.ts",
      from: "export const quotient = (a: number, b: number): number => (b === 0 ? -1 : a / b);",
      to: "export const quotient = (a: number, b: number): number => (b === 0 ? 0 : a / b);",
    },
  ],
};
