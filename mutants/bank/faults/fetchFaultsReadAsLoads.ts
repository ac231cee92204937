import type { Mutant } from "../../mutant.ts";

export const fetchFaultsReadAsLoads: Mutant = {
  name: "fetchFaultsReadAsLoads",
  family: "faults",
  says: "A fetch without the right is reported as a load.",
  story:
    "On processors without an execute right it is one. The page is mapped readable, and the " +
    "fetch faults again.",
  claim: "onlyNamedRegistersChange",
  edits: [
    { file: "impl/parts/faults.ts", from: "      return EXECUTE;", to: "      return READ;" },
  ],
  shortest: 2,
};
