import type { Mutant } from "../../mutant.ts";

export const timerIsNotSetAgain: Mutant = {
  name: "timerIsNotSetAgain",
  family: "machine",
  says: "A tick does not set the timer for the next.",
  story: "mtimecmp is not periodic. The interrupt stays pending, or never comes again.",
  claim: "theTimerIsArmed",
  edits: [
    {
      file: "impl/parts/clock.ts",
      from: `  armTimer(m);
  setNowLow`,
      to: "  setNowLow",
    },
  ],
  shortest: 1,
};
