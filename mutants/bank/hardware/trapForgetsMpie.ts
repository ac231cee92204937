import type { Mutant } from "../../mutant.ts";

export const trapForgetsMpie: Mutant = {
  name: "trapForgetsMpie",
  family: "hardware",
  says: "A trap clears MPIE.",
  story: "With interrupts always off in the handler's caller nobody misses the bit.",
  claim: "mstatusRemembersTheModeBefore",
  edits: [
    {
      file: "machine/hart/trap.ts",
      from: "(mstatus & ~MACHINE_STACK) | previousEnable | previousMode",
      to: "(mstatus & ~MACHINE_STACK) | previousMode",
    },
  ],
};
