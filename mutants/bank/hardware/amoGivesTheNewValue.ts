import type { Mutant } from "../../mutant.ts";

export const amoGivesTheNewValue: Mutant = {
  name: "amoGivesTheNewValue",
  family: "hardware",
  says: "An AMO puts the new value into rd.",
  story: "Host languages have both kinds, fetch-and-add and add-and-fetch.",
  claim: "atomicsExchange",
  edits: [
    {
      file: "machine/hart/dataPath.ts",
      from: `    this.bus.store(physical, 4, result(old));
    return old;`,
      to: `    this.bus.store(physical, 4, result(old));
    return result(old);`,
    },
  ],
};
