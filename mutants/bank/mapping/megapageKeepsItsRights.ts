import { memoryWithARegion, type Mutant } from "../../mutant.ts";

export const megapageKeepsItsRights: Mutant = {
  name: "megapageKeepsItsRights",
  family: "mapping",
  says: "A page that loses a right keeps it while it is part of a megapage.",
  story: "Unmapping splits; taking a right away looks like less and was forgotten.",
  claim: "aMegapageIsWhatItsTableSays",
  boot: memoryWithARegion,
  edits: [
    {
      file: "impl/parts/space.ts",
      from: `  fenceLeaf(m, nodeTaskOf(m, node), nodePageOf(m, node));
`,
      to: `  m.fence(u32(nodePageOf(m, node) << LOG2_PAGE_BYTES), nodeTaskOf(m, node));
`,
    },
  ],
  shortest: 2,
};
