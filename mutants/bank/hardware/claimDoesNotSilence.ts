import type { Mutant } from "../../mutant.ts";

export const claimDoesNotSilence: Mutant = {
  name: "claimDoesNotSilence",
  family: "hardware",
  says: "A claimed source goes on asking.",
  story: "A line stays high until the device is served, and the gateway must hold it back.",
  claim: "aClaimedSourceIsSilentUntilComplete",
  edits: [
    {
      file: "machine/devices/plic.ts",
      from: "  memory.hart[layout.PLIC_CLAIMED] = claimed(memory) | (1 << source);\n",
      to: "",
    },
  ],
};
