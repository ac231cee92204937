import type { Mutant } from "../../mutant.ts";

export const machineModeIsDelegated: Mutant = {
  name: "machineModeIsDelegated",
  family: "hardware",
  says: "A delegated trap from M mode goes to S mode.",
  story: "medeleg is a mask, and the mode must be asked beside it.",
  claim: "delegationIsBelowMachineModeOnly",
  edits: [
    {
      file: "machine/hart/trap.ts",
      from: `  if (memory.word(layout.MODE) > SUPERVISOR_MODE) return false;
`,
      to: "",
    },
  ],
};
