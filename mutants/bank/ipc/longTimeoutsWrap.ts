import type { Mutant } from "../../mutant.ts";

export const longTimeoutsWrap: Mutant = {
  name: "longTimeoutsWrap",
  family: "ipc",
  says: "Of a timeout longer than 2³² ticks only the low word counts.",
  story:
    "Shifting a word left drops the bits on top unless somebody carries them. A wait of " +
    "centuries ends after seconds.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/timeouts.ts",
      from: `    high = u32((high << 1) | (low >>> 31));
`,
      to: `    high = u32(high << 1);
`,
    },
  ],
  shortest: 1,
};
