import type { Mutant } from "../../mutant.ts";

export const noFenceAfterUnmap: Mutant = {
  name: "noFenceAfterUnmap",
  family: "mapping",
  says: "When a mapping goes, its translation stays in the TLB.",
  story:
    "Invalid entries are not cached, so making a mapping seems to need no fence, and by habit " +
    "neither does taking one away. Memory looks right; only the hart still knows the old page.",
  claim: "theTlbHoldsOnlyWhatIsMapped",
  shortest: 4,
  edits: [
    {
      file: "impl/parts/space.ts",
      from: "  setShadow(m, entry, 0);\n  fenceLeaf(m, task, page);\n",
      to: `  setShadow(m, entry, 0);
  if (isInMegapage(m, task, page)) splitMegapage(m, task, page);
`,
    },
  ],
};
