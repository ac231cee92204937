import type { Mutant } from "../../mutant.ts";

export const hotSpotIsNotAligned: Mutant = {
  name: "hotSpotIsNotAligned",
  family: "mapping",
  says:
    "In a larger window, pages land at the hot spot itself, not at a multiple of the " +
    "flexpage's size.",
  story: "The low bits of the hot spot look like a wish. Pages then cross the end of the window.",
  claim: "spacesRelation",
  edits: [
    {
      file: "impl/parts/windows.ts",
      from: "alignDown(hotSpot & ((1 << r) - 1), 1 << s)",
      to: "(hotSpot & ((1 << r) - 1))",
    },
  ],
  shortest: 3,
};
