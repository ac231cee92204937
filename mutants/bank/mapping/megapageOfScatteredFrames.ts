import { memoryWithARegion, type Mutant } from "../../mutant.ts";

export const megapageOfScatteredFrames: Mutant = {
  name: "megapageOfScatteredFrames",
  family: "mapping",
  says: "Pages become a megapage wherever their frames lie, if the first lies well.",
  story:
    "A full table with the same rights everywhere looks like a megapage, and mostly it is one.",
  claim: "aMegapageIsWhatItsTableSays",
  boot: memoryWithARegion,
  edits: [
    {
      file: "impl/parts/megapages.ts",
      from: `    if (pteOf(m, table + index * 4) !== expected) return false;
`,
      to: `    if ((pteOf(m, table + index * 4) & 0x3ff) !== (expected & 0x3ff)) return false;
`,
    },
  ],
};
