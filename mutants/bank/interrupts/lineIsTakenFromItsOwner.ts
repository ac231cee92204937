import type { Mutant } from "../../mutant.ts";

export const lineIsTakenFromItsOwner: Mutant = {
  name: "lineIsTakenFromItsOwner",
  family: "interrupts",
  says: "A closed receive attaches a line that is another's.",
  story: "The test for an owner is left out: authority over the device is there, after all.",
  claim: "linesAreAttachedByAReceive",
  edits: [
    {
      file: "impl/parts/lineOwners.ts",
      from:
        "  const owner = lineOwnerOf(m, line);\n" +
        "  if (owner !== 0 && owner !== tcb) return false;\n" +
        "  if (!mayOwn",
      to: "  if (!mayOwn",
    },
  ],
  shortest: 6,
};
