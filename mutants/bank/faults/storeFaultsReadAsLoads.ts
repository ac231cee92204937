import type { Mutant } from "../../mutant.ts";

export const storeFaultsReadAsLoads: Mutant = {
  name: "storeFaultsReadAsLoads",
  family: "faults",
  says: "A store without the right is reported as a load.",
  story: "The pager maps the page readable, the store faults again, and so on for ever.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/faults.ts",
      from: `    default:
      return WRITE;`,
      to: `    default:
      return READ;`,
    },
  ],
  shortest: 2,
};
