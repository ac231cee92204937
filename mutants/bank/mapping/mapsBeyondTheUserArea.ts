import type { Mutant } from "../../mutant.ts";

export const mapsBeyondTheUserArea: Mutant = {
  name: "mapsBeyondTheUserArea",
  family: "mapping",
  says: "Pages can be mapped above the end of the user area.",
  story:
    "The check belongs to the destination, whose address comes out of the window arithmetic " +
    "and out of no register.",
  claim: "kernelMemoryIsNeverMapped",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: "if (rights === 0 || page >= USER_AREA_PAGES) return 0;",
      to: "if (rights === 0) return 0;",
    },
  ],
  shortest: 4,
};
