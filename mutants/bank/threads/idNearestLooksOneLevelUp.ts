import type { Mutant } from "../../mutant.ts";

export const idNearestLooksOneLevelUp: Mutant = {
  name: "idNearestLooksOneLevelUp",
  family: "threads",
  says: "id_nearest looks for the chief of the id among its clan, not for chiefs further up.",
  story:
    "Systems with clans within clans are rare, and the answer of one level is right in all " +
    "others.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/syscalls/idNearest.ts",
      from: "  while (isActive(m, ancestor)) {",
      to: "  if (isActive(m, ancestor)) {",
    },
  ],
  shortest: 5,
};
