import type { Mutant } from "../../mutant.ts";

export const staleTablePointer: Mutant = {
  name: "staleTablePointer",
  family: "mapping",
  says: "A page table is given back and stays linked in the root table.",
  story:
    "The worst of all: the table is used again for another task, and this one reads and " +
    "writes that one's pages, or, through a table that is data by then, the kernel's.",
  claim: "rootTablesCountTheirLeaves",
  edits: [
    {
      file: "impl/parts/space.ts",
      from: `  setPte(m, rootEntry, 0);
  m.fenceAsid(task);
  giveBackTable`,
      to: `  m.fenceAsid(task);
  giveBackTable`,
    },
  ],
  shortest: 3,
};
