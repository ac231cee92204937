import type { Mutant } from "../../mutant.ts";

export const mretLeavesMpp: Mutant = {
  name: "mretLeavesMpp",
  family: "hardware",
  says: "mret leaves MPP as it was.",
  story: "That MPP becomes U is in the last clause of a long sentence.",
  claim: "mstatusRemembersTheModeBefore",
  edits: [
    {
      file: "machine/hart/trap.ts",
      from: "hart[layout.MSTATUS_WORD] = (mstatus & ~clears) | enable | csr.MSTATUS_MPIE;",
      to: "hart[layout.MSTATUS_WORD] = (mstatus & ~(clears & ~csr.MSTATUS_MPP)) | enable | csr.MSTATUS_MPIE;",
    },
  ],
};
