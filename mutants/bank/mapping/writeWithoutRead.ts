import type { Mutant } from "../../mutant.ts";

export const writeWithoutRead: Mutant = {
  name: "writeWithoutRead",
  family: "mapping",
  says: "A mapping that loses r keeps w.",
  story: "Sv32 reserves the combination. What a processor does with it is its own affair.",
  claim: "everyMappingHasRights",
  edits: [
    {
      file: "impl/parts/mappingTree.ts",
      from: "const left = normalRights(rights & ~revoked);",
      to: "const left = rights & ~revoked;",
    },
  ],
  shortest: 3,
};
