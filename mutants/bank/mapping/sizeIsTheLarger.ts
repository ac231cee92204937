import type { Mutant } from "../../mutant.ts";

export const sizeIsTheLarger: Mutant = {
  name: "sizeIsTheLarger",
  family: "mapping",
  says: "An item moves as many pages as the larger of flexpage and window has.",
  story: "The smaller decides. With the larger, the window protects the receiver no longer.",
  claim: "spacesRelation",
  edits: [
    { file: "impl/parts/windows.ts", from: "return s < r ? s : r;", to: "return s < r ? r : s;" },
  ],
  shortest: 2,
};
