import type { Mutant } from "../../mutant.ts";

export const stoppedStepsStayCounted: Mutant = {
  name: "stoppedStepsStayCounted",
  family: "hardware",
  says: "Steps of a block that come after a miss count as done.",
  story: "A block is counted when it begins; who leaves it early must give steps back.",
  claim: "translatedIsStepByStep",
  edits: [
    {
      file: "machine/translate/compile.ts",
      from: "    if (undone !== 0) {",
      to: "    if (undone < 0) {",
    },
  ],
};
