import type { Mutant } from "../../mutant.ts";

export const clockCarriesOnce: Mutant = {
  name: "clockCarriesOnce",
  family: "late",
  says: "When the clock's low word runs over, its high word becomes 1, whatever it was.",
  story:
    "Right for the first 2³² ticks and for the next ones: no run from boot, which begins just " +
    "before the first carry at most, comes to the second.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/clock.ts",
      from: "setNowHigh(m, u32(nowHighOf(m) + 1));",
      to: "setNowHigh(m, 1);",
    },
  ],
};
