import type { Mutant } from "../../mutant.ts";

export const misalignedStoresAreReversed: Mutant = {
  name: "misalignedStoresAreReversed",
  family: "hardware",
  says: "A misaligned store puts the high byte first.",
  story: "Byte by byte is where the order of bytes is written down once more.",
  claim: "misalignedAccessesWorkIfToldTo",
  edits: [
    {
      file: "machine/hart/dataPath.ts",
      from: "this.bus.store(physical, 1, value >>> (8 * n));",
      to: "this.bus.store(physical, 1, value >>> (8 * (width - 1 - n)));",
    },
  ],
};
