import type { Mutant } from "../../mutant.ts";

export const noPageIsSomePages: Mutant = {
  name: "noPageIsSomePages",
  family: "mapping",
  says: "A map item whose flexpage is no page maps.",
  story:
    "Size 0 is a legal way to say nothing, and a negative number of pages once 12 has been " +
    "subtracted.",
  claim: "spacesRelation",
  edits: [
    {
      file: "impl/parts/items.ts",
      from: `  if (isNoPage(sent)) return 0;
`,
      to: "",
    },
  ],
  shortest: 2,
};
