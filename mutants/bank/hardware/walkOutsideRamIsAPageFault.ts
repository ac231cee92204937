import type { Mutant } from "../../mutant.ts";

export const walkOutsideRamIsAPageFault: Mutant = {
  name: "walkOutsideRamIsAPageFault",
  family: "hardware",
  says: "A table where nothing is gives a page fault.",
  story: "To the walk an entry that cannot be read looks like one that is invalid.",
  claim: "entriesThatAreNoneFault",
  edits: [
    {
      file: "machine/hart/walk.ts",
      from: '  if (leaf === undefined) return { tag: "fault", cause: accessFault(access) };',
      to: '  if (leaf === undefined) return { tag: "fault", cause: pageFault(access) };',
    },
  ],
};
