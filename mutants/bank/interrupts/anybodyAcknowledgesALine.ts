import type { Mutant } from "../../mutant.ts";

export const anybodyAcknowledgesALine: Mutant = {
  name: "anybodyAcknowledgesALine",
  family: "interrupts",
  says: "A message to a line unmasks it, whoever sends it.",
  story: "The owner is looked up where the line is attached, not where it is acknowledged.",
  claim: "linesAreUnmaskedByTheirOwner",
  edits: [
    {
      file: "impl/parts/lineOwners.ts",
      from: "  if (lineOwnerOf(m, line) !== tcb) return false;\n",
      to: "  if (lineOwnerOf(m, line) === 0) return false;\n",
    },
  ],
  shortest: 3,
};
