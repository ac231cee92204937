import type { Mutant } from "../../mutant.ts";

export const mtimecmpHasOneHalf: Mutant = {
  name: "mtimecmpHasOneHalf",
  family: "hardware",
  says: "A store to the high half of mtimecmp is lost.",
  story: "Handlers write it, and it is 0 in all runs that are short.",
  claim: "theTimerCountsInstructions",
  edits: [
    {
      file: "machine/clint.ts",
      from: `    case CLINT_MTIMECMP + 4:
      memory.hart[MTIMECMP_WORD + 1] = value;
      return;`,
      to: `    case CLINT_MTIMECMP + 4:
      return;`,
    },
  ],
};
