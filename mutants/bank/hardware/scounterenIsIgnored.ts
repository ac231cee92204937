import type { Mutant } from "../../mutant.ts";

export const scounterenIsIgnored: Mutant = {
  name: "scounterenIsIgnored",
  family: "hardware",
  says: "U mode reads counters by mcounteren alone.",
  story: "Without S mode there is only one of the two.",
  claim: "countersAreOpenedOneByOne",
  edits: [
    {
      file: "machine/hart/csrs.ts",
      from: "memory.word(MODE) === USER_MODE ? memory.word(SCOUNTEREN_WORD) : -1",
      to: "-1",
    },
  ],
};
