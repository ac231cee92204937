import type { Mutant } from "../../mutant.ts";

export const rootsAreGrantedAway: Mutant = {
  name: "rootsAreGrantedAway",
  family: "mapping",
  says: "σ0 can grant its own pages, and then has them no more.",
  story: "σ0 is a task like all others, until the last owner dies and the frame is nobody's.",
  claim: "onlySigma0HasRoots",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: "const grants = isGrant && !isRoot(m, source);",
      to: "const grants = isGrant;",
    },
  ],
  shortest: 2,
};
