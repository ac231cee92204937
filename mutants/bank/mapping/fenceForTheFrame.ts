import type { Mutant } from "../../mutant.ts";

export const fenceForTheFrame: Mutant = {
  name: "fenceForTheFrame",
  family: "mapping",
  says: "The fence of an unmapped page names the frame instead of the page.",
  story:
    "Both are numbers of pages, and σ0 has each frame at its own address: in the first test " +
    "they are equal.",
  claim: "theTlbHoldsOnlyWhatIsMapped",
  edits: [
    {
      file: "impl/parts/space.ts",
      from: `  const entry = nodePteOf(m, node);
  setPte(m, entry, 0);
  setShadow(m, entry, 0);
  fenceLeaf(m, task, page);`,
      to: `  const entry = nodePteOf(m, node);
  const frame = frameOfNode(m, node);
  setPte(m, entry, 0);
  setShadow(m, entry, 0);
  m.fence(u32(frame << LOG2_PAGE_BYTES), task);`,
    },
    {
      file: "impl/parts/space.ts",
      from: `  setPte(m, rootEntry, 0);
  m.fenceAsid(task);
  giveBackTable`,
      to: `  setPte(m, rootEntry, 0);
  giveBackTable`,
    },
  ],
  shortest: 4,
};
