import type { Mutant } from "../../mutant.ts";

export const hotSpotMaskedWithTheWrongSize: Mutant = {
  name: "hotSpotMaskedWithTheWrongSize",
  family: "mapping",
  says: "In a larger window, the hot spot is cut to the size of what is sent.",
  story: "Two sizes and one mask. A single page always lands at the start of the window.",
  claim: "spacesRelation",
  edits: [
    {
      file: "impl/parts/windows.ts",
      from: "alignDown(hotSpot & ((1 << r) - 1), 1 << s)",
      to: "alignDown(hotSpot & ((1 << s) - 1), 1 << s)",
    },
  ],
  shortest: 2,
};
