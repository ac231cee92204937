import type { Mutant } from "../../mutant.ts";

export const delegatedComesFirst: Mutant = {
  name: "delegatedComesFirst",
  family: "hardware",
  says: "Delegated interrupts do not wait for those to M mode.",
  story: "Each half of the choice is right; which is asked first is one line.",
  claim: "interruptsToMachineModeComeFirst",
  edits: [
    {
      file: "machine/hart/interrupts.ts",
      from: `    (isEnabled(memory, MACHINE_MODE, MSTATUS_MIE) ? candidates & ~delegated : 0) ||
    (isEnabled(memory, SUPERVISOR_MODE, MSTATUS_SIE) ? candidates & delegated : 0);`,
      to: `    (isEnabled(memory, SUPERVISOR_MODE, MSTATUS_SIE) ? candidates & delegated : 0) ||
    (isEnabled(memory, MACHINE_MODE, MSTATUS_MIE) ? candidates & ~delegated : 0);`,
    },
  ],
};
