import type { Mutant } from "../../mutant.ts";

export const trapKeepsTheReservation: Mutant = {
  name: "trapKeepsTheReservation",
  family: "hardware",
  says: "A reservation outlives a trap.",
  story: "Two threads that a timer switches between then both succeed.",
  claim: "scNeedsAReservation",
  edits: [
    {
      file: "machine/hart/trap.ts",
      from: `  memory.hart[layout.WAITING] = layout.WAITING_NOT;
  memory.hart[layout.RESERVATION] = 0;`,
      to: "  memory.hart[layout.WAITING] = layout.WAITING_NOT;",
    },
  ],
};
