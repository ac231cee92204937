import type { Mutant } from "../../mutant.ts";

export const mretMayGoToModeTwo: Mutant = {
  name: "mretMayGoToModeTwo",
  family: "hardware",
  says: "MPP keeps the reserved value 2.",
  story: "WARL: what is written need not be what is read; QEMU 7.2 has this bug.",
  claim: "csrsKeepWhatIsLegal",
  edits: [
    {
      file: "machine/hart/csrs.ts",
      from: "const legal = mpp !== 2;",
      to: "const legal = mpp !== 4;",
    },
  ],
};
