import type { Mutant } from "../../mutant.ts";

export const plicHasOneContext: Mutant = {
  name: "plicHasOneContext",
  family: "hardware",
  says: "S mode's enable bits are those of M mode.",
  story: "Contexts are numbered by hart and mode, with one hart by mode alone.",
  claim: "thePlicAsksWhomItIsToldTo",
  edits: [
    {
      file: "machine/devices/plic.ts",
      from: "memory.word(layout.PLIC_ENABLE + context) !== 0 && best(memory, context) !== 0",
      to: "memory.word(layout.PLIC_ENABLE) !== 0 && best(memory, 0) !== 0",
    },
  ],
};
