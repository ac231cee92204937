import type { Mutant } from "../../mutant.ts";

export const windowHasNoBase: Mutant = {
  name: "windowHasNoBase",
  family: "mapping",
  says: "A page that is sent goes to its place in the window as if the window began at page 0.",
  story:
    "The hot spot picks a place in the window; that the window is somewhere is added at " +
    "the end. In a window that is the complete space nothing shows.",
  claim: "mappingsAppearOnlyInOpenWindows",
  edits: [
    {
      file: "impl/parts/windows.ts",
      from: "return firstPageOf(window) + alignDown(hotSpot & ((1 << r) - 1), 1 << s);",
      to: "return alignDown(hotSpot & ((1 << r) - 1), 1 << s);",
    },
  ],
  shortest: 2,
};
