import type { Mutant } from "../../mutant.ts";

export const carryOfTheClockIsLost: Mutant = {
  name: "carryOfTheClockIsLost",
  family: "ipc",
  says: "The clock's high word does not count when its low word wraps.",
  story: "After seven weeks of millisecond ticks, as some of the oldest bugs of timers go.",
  claim: "clockRelation",
  edits: [
    {
      file: "impl/parts/clock.ts",
      from: "  if (nowLowOf(m) === 0) setNowHigh(m, u32(nowHighOf(m) + 1));\n",
      to: "",
    },
  ],
  shortest: 7,
};
