import type { Mutant } from "../../mutant.ts";

export const unmaskedLineStaysDisabled: Mutant = {
  name: "unmaskedLineStaysDisabled",
  family: "interrupts",
  says: "A line that is acknowledged is not enabled again.",
  story: "The kernel's own word of masks is kept; that the controller has another is forgotten.",
  claim: "linesAreEnabledWhileTheyAreQuiet",
  edits: [
    {
      file: "impl/parts/lines.ts",
      from:
        "  setLinesUnmasked(m, u32(linesUnmaskedOf(m) | (1 << line)));\n" +
        "  enableIfQuiet(m, line);",
      to: "  setLinesUnmasked(m, u32(linesUnmaskedOf(m) | (1 << line)));",
    },
  ],
  shortest: 3,
};
