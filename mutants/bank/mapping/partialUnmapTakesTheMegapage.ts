import { memoryWithARegion, type Mutant } from "../../mutant.ts";

export const partialUnmapTakesTheMegapage: Mutant = {
  name: "partialUnmapTakesTheMegapage",
  family: "mapping",
  says: "When a page goes from a megapage, the other pages of it go as well.",
  story:
    "There is one leaf for 1024 pages, and an unmap clears the leaf that it finds. The table " +
    "behind still has all the others, so that whoever asks the kernel hears that they are there.",
  claim: "pageTablesAreTheForestsProjection",
  boot: memoryWithARegion,
  edits: [
    {
      file: "impl/parts/megapages.ts",
      from: `  setPte(m, entry, ptePointingTo(tableOfShadow(shadowOf(m, entry))));
  m.fenceAsid(task);
}
`,
      to: `  setPte(m, entry, 0);
  m.fenceAsid(task);
}
`,
    },
  ],
  shortest: 2,
};
