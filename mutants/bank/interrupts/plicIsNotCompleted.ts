import type { Mutant } from "../../mutant.ts";

export const plicIsNotCompleted: Mutant = {
  name: "plicIsNotCompleted",
  family: "interrupts",
  says: "A source is claimed and never completed: its line fires once.",
  story:
    "The controller looks like a register that is read; that the number has to be written " +
    "back is in a later chapter.",
  claim: "noInterruptIsLostOrInvented",
  edits: [
    {
      file: "impl/parts/lines.ts",
      from: "  m.store32(PLIC_CLAIM, m.load32(PLIC_CLAIM));",
      to: "  m.load32(PLIC_CLAIM);",
    },
  ],
  shortest: 3,
};
