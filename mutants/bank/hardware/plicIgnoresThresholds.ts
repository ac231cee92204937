import type { Mutant } from "../../mutant.ts";

export const plicIgnoresThresholds: Mutant = {
  name: "plicIgnoresThresholds",
  family: "hardware",
  says: "A source asks whatever the threshold is.",
  story: "Thresholds are 0 in all kernels that do not nest interrupts.",
  claim: "thePlicAsksWhomItIsToldTo",
  edits: [
    {
      file: "machine/devices/plic.ts",
      from: "let priority = memory.word(layout.PLIC_THRESHOLD + context);",
      to: "let priority = 0;",
    },
  ],
};
