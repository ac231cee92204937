import type { Mutant } from "../../mutant.ts";

export const mappingAgainFlushes: Mutant = {
  name: "mappingAgainFlushes",
  family: "mapping",
  says: "A page mapped again from the same source loses all that was derived from it.",
  story: "Flush and map anew is simpler and right for everything but the grandchildren.",
  claim: "spacesRelation",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: "if (!grants && parentOf(m, occupant) === source) {",
      to: "if (!grants && parentOf(m, occupant) === source && firstChildOf(m, occupant) === 0) {",
    },
    {
      file: "impl/parts/mapPages.ts",
      from: "import { freeNodeCountOf, freeTableCountOf, parentOf }",
      to: "import { firstChildOf, freeNodeCountOf, freeTableCountOf, parentOf }",
    },
  ],
  shortest: 4,
};
