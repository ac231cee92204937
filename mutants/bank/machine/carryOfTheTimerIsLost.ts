import type { Mutant } from "../../mutant.ts";

export const carryOfTheTimerIsLost: Mutant = {
  name: "carryOfTheTimerIsLost",
  family: "machine",
  says: "A tick that is due behind a wrap of mtime's low word is due before it.",
  story: "The low words are added, and the high word is that of now.",
  claim: "theTimerIsArmed",
  edits: [
    {
      file: "impl/parts/clock.ts",
      from: "due < low ? u32(high + 1) : high",
      to: "high",
    },
  ],
  shortest: 6,
};
