import type { Mutant } from "../../mutant.ts";

export const idleIgnoresInterrupts: Mutant = {
  name: "idleIgnoresInterrupts",
  family: "machine",
  says: "The idle machine waits with interrupts off.",
  story:
    "In U mode the M-mode interrupts are always on, so the bit seems to do nothing. The " +
    "first idle moment is the last.",
  claim: "theTimerIsArmed",
  edits: [
    {
      file: "impl/parts/context.ts",
      from: `    m.csrWrite(MSTATUS, MSTATUS_MIE);
`,
      to: `    m.csrWrite(MSTATUS, 0);
`,
    },
  ],
  shortest: 3,
};
