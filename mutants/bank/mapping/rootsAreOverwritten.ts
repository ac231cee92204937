import type { Mutant } from "../../mutant.ts";

export const rootsAreOverwritten: Mutant = {
  name: "rootsAreOverwritten",
  family: "mapping",
  says: "A page that is mapped to σ0 where it has a root replaces the root.",
  story:
    "Flushing the occupant of a destination is right everywhere but here: everything " +
    "derived from the root goes with it, and the frame is lost.",
  claim: "sigma0KeepsItsRoots",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: `    if (isRoot(m, occupant)) return 0;
`,
      to: "",
    },
  ],
  shortest: 3,
};
