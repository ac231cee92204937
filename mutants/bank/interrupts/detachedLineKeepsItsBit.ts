import type { Mutant } from "../../mutant.ts";

export const detachedLineKeepsItsBit: Mutant = {
  name: "detachedLineKeepsItsBit",
  family: "interrupts",
  says: "A line that is given back is still counted among the attached.",
  story: "The owner is cleared, and the bit that says the same in another word is forgotten.",
  claim: "lineWordsAgree",
  edits: [
    {
      file: "impl/parts/lineOwners.ts",
      from:
        "  setLineOwner(m, line, 0);\n" +
        "  setLinesAttached(m, u32(linesAttachedOf(m) & ~(1 << line)));",
      to: "  setLineOwner(m, line, 0);",
    },
  ],
  shortest: 3,
};
