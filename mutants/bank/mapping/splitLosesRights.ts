import { memoryWithARegion, type Mutant } from "../../mutant.ts";

export const splitLosesRights: Mutant = {
  name: "splitLosesRights",
  family: "mapping",
  says: "A megapage that is split leaves its pages without w.",
  story:
    "The table is filled from the megapage, and its leaves are made as they are for a fork: w " +
    "comes back with the first fault.",
  claim: "spacesRelation",
  boot: memoryWithARegion,
  edits: [
    {
      file: "impl/parts/megapages.ts",
      from: `  setPte(m, entry, ptePointingTo(tableOfShadow(shadowOf(m, entry))));
  m.fenceAsid(task);
}
`,
      to: `  const table = tableOfShadow(shadowOf(m, entry));
  for (let index = 0; index < TABLE_ENTRIES; index++) {
    setPte(m, table + index * 4, pteOf(m, table + index * 4) & ~PTE_W);
  }
  setPte(m, entry, ptePointingTo(table));
  m.fenceAsid(task);
}
`,
    },
    {
      file: "impl/parts/megapages.ts",
      from: "import type { TrapPort }",
      to: "import { PTE_W, type TrapPort }",
    },
  ],
  shortest: 2,
};
