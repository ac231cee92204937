import type { Mutant } from "../../mutant.ts";

export const rootsAreUnmapped: Mutant = {
  name: "rootsAreUnmapped",
  family: "mapping",
  says: "σ0 can unmap its own pages.",
  story: "The flag that takes the own page along holds for every task but one.",
  claim: "unmapTouchesNothingElse",
  edits: [{ file: "impl/syscalls/fpageUnmap.ts", from: " && task !== TASK_SIGMA0;", to: ";" }],
  shortest: 1,
};
