import type { Mutant } from "../../mutant.ts";

export const timerInterruptIsMasked: Mutant = {
  name: "timerInterruptIsMasked",
  family: "machine",
  says: "Boot does not enable the timer's interrupt.",
  story: "mie is one register, mstatus.MIE another; both are needed.",
  claim: "theTimerIsArmed",
  edits: [
    {
      file: "impl/kernel.ts",
      from: "m.csrWrite(MIE, MIP_MTIP | MIP_MEIP);",
      to: "m.csrWrite(MIE, MIP_MEIP);",
    },
  ],
  shortest: 0,
};
