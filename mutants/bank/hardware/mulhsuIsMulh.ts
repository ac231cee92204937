import type { Mutant } from "../../mutant.ts";

export const mulhsuIsMulh: Mutant = {
  name: "mulhsuIsMulh",
  family: "hardware",
  says: "mulhsu takes both factors as signed.",
  story: "The mixed product is seldom compiled, and hardly ever with a large second factor.",
  claim: "arithmeticIsModulo2To32",
  edits: [
    {
      file: "machine/isa/rv32m.ts",
      from: "  highOfUnsigned(a, b) - (a < 0 ? b : 0);",
      to: "  highOfUnsigned(a, b) - (a < 0 ? b : 0) - (b < 0 ? a : 0);",
    },
  ],
};
