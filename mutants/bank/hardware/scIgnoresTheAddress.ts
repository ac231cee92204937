import type { Mutant } from "../../mutant.ts";

export const scIgnoresTheAddress: Mutant = {
  name: "scIgnoresTheAddress",
  family: "hardware",
  says: "sc.w succeeds wherever lr.w reserved.",
  story: "A flag is simpler than an address, and enough for every lock that is alone.",
  claim: "scNeedsAReservation",
  edits: [
    {
      file: "machine/hart/dataPath.ts",
      from: "const isReserved = u32(this.memory.word(RESERVATION)) === physical;",
      to: "const isReserved = this.memory.word(RESERVATION) !== 0;",
    },
  ],
};
