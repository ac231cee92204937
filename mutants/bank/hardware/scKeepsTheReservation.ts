import type { Mutant } from "../../mutant.ts";

export const scKeepsTheReservation: Mutant = {
  name: "scKeepsTheReservation",
  family: "hardware",
  says: "A second sc.w succeeds as well.",
  story: "The reservation is dropped where it is used up, and in a loop nobody uses it twice.",
  claim: "scNeedsAReservation",
  edits: [
    {
      file: "machine/hart/dataPath.ts",
      from: `    this.memory.hart[RESERVATION] = 0;
    if (isReserved)`,
      to: "    if (isReserved)",
    },
  ],
};
