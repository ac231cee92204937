import { memoryWithARegion, type Mutant } from "../../mutant.ts";

export const misalignedMegapage: Mutant = {
  name: "misalignedMegapage",
  family: "mapping",
  says: "A megapage has the entry of its last page instead of its first.",
  story:
    "The page that completes the region is the one at hand. Its frame is no multiple of 4 MiB: " +
    "the MMU faults at every access, and the pager finds the page mapped.",
  claim: "aMegapageIsWhatItsTableSays",
  boot: memoryWithARegion,
  edits: [
    {
      file: "impl/parts/megapages.ts",
      from: `  setPte(m, entry, pteOf(m, table));
`,
      to: `  setPte(m, entry, pteOf(m, table + (TABLE_ENTRIES - 1) * 4));
`,
    },
  ],
  shortest: 0,
};
