import type { Mutant } from "../../mutant.ts";

export const deliveredLineIsNotMasked: Mutant = {
  name: "deliveredLineIsNotMasked",
  family: "interrupts",
  says: "A line goes on interrupting after its owner was told.",
  story:
    "The mask is left to the driver, which is too late for a device that asks until it is " +
    "served.",
  claim: "noInterruptIsLostOrInvented",
  edits: [
    {
      file: "impl/parts/lines.ts",
      from: "  consume(m, line);\n  setLinesUnmasked(m, u32(linesUnmaskedOf(m) & ~(1 << line)));\n",
      to:
        "  consume(m, line);\n" +
        "  m.store32(PLIC_ENABLE, u32(m.load32(PLIC_ENABLE) | (1 << line)));\n",
    },
  ],
  shortest: 2,
};
