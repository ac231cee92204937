import { memoryWithARegion, type Mutant } from "../../mutant.ts";

export const megapageStaysAfterUnmap: Mutant = {
  name: "megapageStaysAfterUnmap",
  family: "mapping",
  says: "A page that goes from a megapage goes from the table behind it only.",
  story:
    "The kernel looks at its table, finds nothing, and is content; the MMU never gets as far " +
    "as that table.",
  claim: "aMegapageIsWhatItsTableSays",
  boot: memoryWithARegion,
  edits: [
    {
      file: "impl/parts/space.ts",
      from: `  setShadow(m, entry, 0);
  fenceLeaf(m, task, page);
`,
      to: `  setShadow(m, entry, 0);
  m.fence(u32(page << LOG2_PAGE_BYTES), task);
`,
    },
  ],
  shortest: 4,
};
