import type { Mutant } from "../../mutant.ts";

export const mxrIsIgnored: Mutant = {
  name: "mxrIsIgnored",
  family: "hardware",
  says: "MXR does not make executable pages readable.",
  story: "Only handlers that read the instruction of a user set it.",
  claim: "rightsAreByModeAndAccess",
  edits: [
    {
      file: "machine/hart/walk.ts",
      from: "(mstatus & MSTATUS_MXR) === 0 ? PTE_R : PTE_R | PTE_X",
      to: "PTE_R",
    },
  ],
};
