import type { Mutant } from "../../mutant.ts";

export const usersRunInMachineMode: Mutant = {
  name: "usersRunInMachineMode",
  family: "machine",
  says: "The kernel returns to users in M mode.",
  story:
    "MPP is the mode from which the trap came, except after idling, and except for who " +
    "writes it anew each time.",
  claim: "theHartRunsTheRunningThread",
  edits: [
    {
      file: "impl/parts/context.ts",
      from: `  m.csrWrite(MSTATUS, MSTATUS_MPIE);
`,
      to: `  m.csrWrite(MSTATUS, MSTATUS_MPIE | MSTATUS_MPP);
`,
    },
  ],
  shortest: 0,
};
