import type { Mutant } from "../../mutant.ts";

export const sppIsNotSet: Mutant = {
  name: "sppIsNotSet",
  family: "hardware",
  says: "SPP is U after a trap from S mode.",
  story: "As with MPP, and kernels in S mode do trap into themselves.",
  claim: "sstatusRemembersTheModeBefore",
  edits: [
    {
      file: "machine/hart/trap.ts",
      from: "const previousMode = memory.word(layout.MODE) === SUPERVISOR_MODE ? csr.MSTATUS_SPP : 0;",
      to: "const previousMode = 0;",
    },
  ],
};
