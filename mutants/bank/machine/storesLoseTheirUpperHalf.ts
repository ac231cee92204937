import type { Mutant } from "../../mutant.ts";

export const storesLoseTheirUpperHalf: Mutant = {
  name: "storesLoseTheirUpperHalf",
  family: "machine",
  says: "A store by a user program stores the lower sixteen bits of its word.",
  story:
    "A data path that was written for halfwords first. The word is stored where it should be, " +
    "so that only somebody who knows what it should be can tell.",
  claim: "framesRelation",
  edits: [
    {
      file: "machine/hart/dataPath.ts",
      from: `    return this.bus.store(physical, width, value) ||`,
      to: `    return this.bus.store(physical, width, value & 0xffff) ||`,
    },
  ],
  shortest: 1,
};
