import type { Mutant } from "../../mutant.ts";

export const x0IsARegister: Mutant = {
  name: "x0IsARegister",
  family: "hardware",
  says: "x0 keeps what is written to it.",
  story: "A register file has 32 places, and one of them is none.",
  claim: "x0StaysZero",
  edits: [
    {
      file: "machine/hart/hart.ts",
      from: "if (n !== 0) this.memory.hart[n] = value;",
      to: "this.memory.hart[n] = value;",
    },
  ],
};
