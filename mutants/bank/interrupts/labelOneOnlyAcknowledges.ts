import type { Mutant } from "../../mutant.ts";

export const labelOneOnlyAcknowledges: Mutant = {
  name: "labelOneOnlyAcknowledges",
  family: "interrupts",
  says: "A message with label 1 unmasks its line and does not detach it.",
  story: "The label of a message to the kernel is not looked at.",
  claim: "linesRelation",
  edits: [
    {
      file: "impl/parts/lineOwners.ts",
      from: "  if (label === LABEL_DETACH) detachLine(m, line);\n  else unmaskLine(m, line);",
      to: "  unmaskLine(m, line);",
    },
  ],
  shortest: 3,
};
