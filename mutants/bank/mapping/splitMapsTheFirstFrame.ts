import { memoryWithARegion, type Mutant } from "../../mutant.ts";

export const splitMapsTheFirstFrame: Mutant = {
  name: "splitMapsTheFirstFrame",
  family: "mapping",
  says: "All pages of a megapage that is split become its first frame.",
  story:
    "The table is filled from the megapage, and the number of the page is not added to its frame.",
  claim: "pageTablesAreTheForestsProjection",
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
    setPte(m, table + index * 4, pteOf(m, entry));
  }
  setPte(m, entry, ptePointingTo(table));
  m.fenceAsid(task);
}
`,
    },
  ],
  shortest: 4,
};
