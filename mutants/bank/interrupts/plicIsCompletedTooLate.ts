import type { Mutant } from "../../mutant.ts";

export const plicIsCompletedTooLate: Mutant = {
  name: "plicIsCompletedTooLate",
  family: "interrupts",
  says: "A source is completed after it was disabled, which the controller ignores.",
  story: "Mask, then complete: the order of older controllers.",
  claim: "noInterruptIsLostOrInvented",
  edits: [
    {
      file: "impl/parts/lines.ts",
      from:
        "  m.store32(PLIC_CLAIM, m.load32(PLIC_CLAIM));\n" +
        "  m.store32(PLIC_ENABLE, u32(enabled & ~(1 << line)));",
      to:
        "  const claimed = m.load32(PLIC_CLAIM);\n" +
        "  m.store32(PLIC_ENABLE, u32(enabled & ~(1 << line)));\n" +
        "  m.store32(PLIC_CLAIM, claimed);",
    },
  ],
  shortest: 3,
};
