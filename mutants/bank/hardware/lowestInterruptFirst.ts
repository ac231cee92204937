import type { Mutant } from "../../mutant.ts";

export const lowestInterruptFirst: Mutant = {
  name: "lowestInterruptFirst",
  family: "hardware",
  says: "Of several interrupts the one with the lowest number comes first.",
  story: "It is the natural order of bits; QEMU 7.2 has this bug.",
  claim: "interruptsHaveAnOrder",
  edits: [
    {
      file: "machine/hart/interrupts.ts",
      from: "const order = [MIP_MEIP, MIP_MSIP, MIP_MTIP, MIP_SEIP, MIP_SSIP, MIP_STIP];",
      to: "const order = [MIP_SSIP, MIP_MSIP, MIP_STIP, MIP_MTIP, MIP_SEIP, MIP_MEIP];",
    },
  ],
};
