import type { Mutant } from "../../mutant.ts";

export const noFenceAfterLosingRights: Mutant = {
  name: "noFenceAfterLosingRights",
  family: "mapping",
  says: "A page that loses a right is not fenced.",
  story: "Copy-on-write: the pager takes w away and believes that nobody writes any more.",
  claim: "theTlbHoldsOnlyWhatIsMapped",
  edits: [
    {
      file: "impl/parts/space.ts",
      from: `  fenceLeaf(m, nodeTaskOf(m, node), nodePageOf(m, node));
`,
      to: `  const [task, page] = [nodeTaskOf(m, node), nodePageOf(m, node)];
  if (isInMegapage(m, task, page)) splitMegapage(m, task, page);
`,
    },
  ],
  shortest: 4,
};
