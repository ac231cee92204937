import type { Mutant } from "../../mutant.ts";

export const smallWindowTakesTheFirstPiece: Mutant = {
  name: "smallWindowTakesTheFirstPiece",
  family: "mapping",
  says: "Into a smaller window always go the first pages of the flexpage.",
  story:
    "The hot spot has two meanings, depending on which side is larger; the rarer one was " +
    "not written.",
  claim: "spacesRelation",
  edits: [
    {
      file: "impl/parts/windows.ts",
      from: "return firstPageOf(sent) + alignDown(hotSpot & ((1 << s) - 1), 1 << r);",
      to: "return firstPageOf(sent);",
    },
  ],
  shortest: 2,
};
