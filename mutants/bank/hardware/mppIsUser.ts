import type { Mutant } from "../../mutant.ts";

export const mppIsUser: Mutant = {
  name: "mppIsUser",
  family: "hardware",
  says: "MPP is U after every trap.",
  story: "A kernel that traps from U mode only never asks.",
  claim: "mstatusRemembersTheModeBefore",
  edits: [
    {
      file: "machine/hart/trap.ts",
      from: "const previousMode = memory.word(layout.MODE) << csr.MSTATUS_MPP_SHIFT;",
      to: "const previousMode = 0;",
    },
  ],
};
