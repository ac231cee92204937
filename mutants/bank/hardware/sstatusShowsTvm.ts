import type { Mutant } from "../../mutant.ts";

export const sstatusShowsTvm: Mutant = {
  name: "sstatusShowsTvm",
  family: "hardware",
  says: "S mode changes bits of mstatus that are not in sstatus.",
  story: "The mask of the view is a list, and one more does no harm until it does.",
  claim: "csrsKeepWhatIsLegal",
  edits: [
    {
      file: "machine/hart/supervisorCsrs.ts",
      from: "csr.MSTATUS_SIE | csr.MSTATUS_SPIE |",
      to: "csr.MSTATUS_SIE | csr.MSTATUS_MIE | csr.MSTATUS_SPIE |",
    },
  ],
};
