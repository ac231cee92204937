import type { Mutant } from "../../mutant.ts";

export const trapKeepsMie: Mutant = {
  name: "trapKeepsMie",
  family: "hardware",
  says: "A trap to M mode leaves interrupts enabled.",
  story: "The second interrupt of a burst then overwrites mepc.",
  claim: "mstatusRemembersTheModeBefore",
  edits: [
    {
      file: "machine/hart/trap.ts",
      from: "const MACHINE_STACK = csr.MSTATUS_MIE | csr.MSTATUS_MPIE | csr.MSTATUS_MPP;",
      to: "const MACHINE_STACK = csr.MSTATUS_MPIE | csr.MSTATUS_MPP;",
    },
  ],
};
