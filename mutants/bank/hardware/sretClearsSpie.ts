import type { Mutant } from "../../mutant.ts";

export const sretClearsSpie: Mutant = {
  name: "sretClearsSpie",
  family: "hardware",
  says: "sret clears SPIE.",
  story: "Popping a stack of one bit looks like shifting in a zero; the manual shifts in a one.",
  claim: "sstatusRemembersTheModeBefore",
  edits: [
    {
      file: "machine/hart/trap.ts",
      from: "hart[layout.MSTATUS_WORD] = (mstatus & ~clears) | enable | csr.MSTATUS_SPIE;",
      to: "hart[layout.MSTATUS_WORD] = (mstatus & ~clears) | enable;",
    },
  ],
};
