import type { Mutant } from "../../mutant.ts";

export const idNearestMixesInsideAndOutside: Mutant = {
  name: "idNearestMixesInsideAndOutside",
  family: "threads",
  says: "id_nearest says outside where it means inside.",
  story: "They are 1 and 2, and the caller has no names for them.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/syscalls/idNearest.ts",
      from: "idInTask(m, ancestor, 0), NEAREST_INSIDE)",
      to: "idInTask(m, ancestor, 0), NEAREST_OUTSIDE)",
    },
  ],
  shortest: 1,
};
