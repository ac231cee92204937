import type { Mutant } from "../../mutant.ts";

export const failureIsSuccess: Mutant = {
  name: "failureIsSuccess",
  family: "hardware",
  says: "A run that fails ends with code 0.",
  story: "The code is in the upper half, which a test that passes leaves 0.",
  claim: "theFinisherEndsTheRun",
  edits: [
    {
      file: "machine/devices/finisher.ts",
      from: "      return value >>> 16;",
      to: "      return 0;",
    },
  ],
};
