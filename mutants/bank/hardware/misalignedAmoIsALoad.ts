import type { Mutant } from "../../mutant.ts";

export const misalignedAmoIsALoad: Mutant = {
  name: "misalignedAmoIsALoad",
  family: "hardware",
  says: "A misaligned AMO has the cause of a load.",
  story: "An AMO begins with a load; QEMU 7.2 has this bug.",
  claim: "misalignedAccessesTrap",
  edits: [
    {
      file: "machine/hart/dataPath.ts",
      from: "if (address % 4 !== 0) return this.fail(misaligned(access), address);",
      to: 'if (address % 4 !== 0) return this.fail(misaligned("load"), address);',
    },
  ],
};
