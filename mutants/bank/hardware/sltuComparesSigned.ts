import type { Mutant } from "../../mutant.ts";

export const sltuComparesSigned: Mutant = {
  name: "sltuComparesSigned",
  family: "hardware",
  says: "sltu and sltiu compare as slt does.",
  story: "Registers are kept signed, and an unsigned comparison must say so each time.",
  claim: "arithmeticIsModulo2To32",
  edits: [
    {
      file: "machine/isa/rv32i.ts",
      from: "const lessThanUnsigned: Operation = (a, b) => (a >>> 0 < b >>> 0 ? 1 : 0);",
      to: "const lessThanUnsigned: Operation = (a, b) => (a < b ? 1 : 0);",
    },
  ],
};
