import type { Mutant } from "../../mutant.ts";

export const jalrKeepsBitZero: Mutant = {
  name: "jalrKeepsBitZero",
  family: "hardware",
  says: "jalr goes to an odd address.",
  story: "The manual clears the bit in half a sentence; compilers never set it.",
  claim: "jumpsLink",
  edits: [
    {
      file: "machine/isa/rv32i.ts",
      from: "p.jump((p.read(rs1Of(word)) + immediateI(word)) & ~1);",
      to: "p.jump(p.read(rs1Of(word)) + immediateI(word));",
    },
  ],
};
