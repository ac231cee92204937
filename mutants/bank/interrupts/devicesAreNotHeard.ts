import type { Mutant } from "../../mutant.ts";

export const devicesAreNotHeard: Mutant = {
  name: "devicesAreNotHeard",
  family: "interrupts",
  says: "The hart does not take external interrupts.",
  story: "Only the timer is enabled at boot, as before there were devices.",
  claim: "linesAreEnabledWhileTheyAreQuiet",
  edits: [
    {
      file: "impl/kernel.ts",
      from: "  m.csrWrite(MIE, MIP_MTIP | MIP_MEIP);",
      to: "  m.csrWrite(MIE, MIP_MTIP);",
    },
  ],
  shortest: 0,
};
