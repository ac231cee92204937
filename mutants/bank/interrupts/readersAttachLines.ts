import type { Mutant } from "../../mutant.ts";

export const readersAttachLines: Mutant = {
  name: "readersAttachLines",
  family: "interrupts",
  says: "Who may only read the registers of a device attaches its line.",
  story:
    "The page is mapped, and nobody looks at the rights; a driver that may not write could " +
    "not quiet its device.",
  claim: "linesBelongToWhoHasTheDevice",
  edits: [
    {
      file: "impl/parts/lineOwners.ts",
      from: "    if (nodeTaskOf(m, node) === task && (rightsOfNode(m, node) & WRITE) !== 0) return true;",
      to: "    if (nodeTaskOf(m, node) === task && rightsOfNode(m, node) !== 0) return true;",
    },
  ],
  shortest: 4,
};
