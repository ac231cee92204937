import type { Mutant } from "../../mutant.ts";

export const translatedCodeRunsOverStops: Mutant = {
  name: "translatedCodeRunsOverStops",
  family: "hardware",
  says: "Code that was translated before a breakpoint was set runs over it.",
  story: "What was made before a rule knows nothing of it, and must go.",
  claim: "runsEndAtStops",
  edits: [
    {
      file: "machine/translate/regions.ts",
      from: `if ([...offsets].some((at) => isCovered[at >>> 1] === 1)) this.dropPage(page);`,
      to: "if (offsets.size > 99) this.dropPage(page);",
    },
  ],
};
