import type { Mutant } from "../../mutant.ts";

export const highWordOfTheTimerIsNotSet: Mutant = {
  name: "highWordOfTheTimerIsNotSet",
  family: "machine",
  says: "Only the low word of mtimecmp is set for the next tick.",
  story:
    "For the first seven minutes of a clock of 10 MHz there is nothing in the high word. After " +
    "that each tick is due at once, and the computer does nothing else.",
  claim: "theTimerIsArmed",
  edits: [
    {
      file: "impl/parts/clock.ts",
      from: "  m.store32(CLINT_MTIMECMP + 4, due < low ? u32(high + 1) : high);\n",
      to: "",
    },
  ],
  shortest: 6,
};
