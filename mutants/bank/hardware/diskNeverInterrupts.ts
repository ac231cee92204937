import type { Mutant } from "../../mutant.ts";

export const diskNeverInterrupts: Mutant = {
  name: "diskNeverInterrupts",
  family: "hardware",
  says: "A request that is done raises no interrupt.",
  story: "A driver that polls does not notice.",
  claim: "theHighestPriorityIsClaimedFirst",
  edits: [
    {
      file: "machine/devices/virtioBlock.ts",
      from: `    hart[layout.VIRTIO_INTERRUPT] = INTERRUPT_USED_BUFFER;
`,
      to: "",
    },
  ],
};
