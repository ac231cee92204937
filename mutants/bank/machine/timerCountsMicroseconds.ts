import type { Mutant } from "../../mutant.ts";

export const timerCountsMicroseconds: Mutant = {
  name: "timerCountsMicroseconds",
  family: "machine",
  says: "The timer is set in microseconds, but counts in tenths of them.",
  story:
    "The board's clock runs at 10 MHz. Ticks come ten times too often, and all timeouts " +
    "with them.",
  claim: "theTimerIsArmed",
  edits: [
    {
      file: "impl/parts/clock.ts",
      from: "u32(tickMicrosOf(m) * MTIME_PER_MICRO)",
      to: "tickMicrosOf(m)",
    },
  ],
  shortest: 1,
};
