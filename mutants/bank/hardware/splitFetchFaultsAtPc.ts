import type { Mutant } from "../../mutant.ts";

export const splitFetchFaultsAtPc: Mutant = {
  name: "splitFetchFaultsAtPc",
  family: "hardware",
  says: "mtval is pc if the second half of an instruction cannot be fetched.",
  story: "One fetch has two addresses only at the end of a page.",
  claim: "fetchesFaultWhereTheyFail",
  edits: [
    {
      file: "machine/hart/hart.ts",
      from: "const rest = isSplit ? this.translateFetch(u32(pc + 2)) : physical + 2;",
      to: "const rest = isSplit ? this.translateFetch(pc) && physical + 2 : physical + 2;",
    },
  ],
};
