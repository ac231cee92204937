import type { Mutant } from "../../mutant.ts";

export const lackingPagesMoveUp: Mutant = {
  name: "lackingPagesMoveUp",
  family: "mapping",
  says: "Pages behind one that the sender lacks move up in the window.",
  story: "The destination counts pages that were mapped instead of pages that were passed.",
  claim: "spacesRelation",
  edits: [
    {
      file: "impl/parts/items.ts",
      from: `  let page = nextMappedPage(m, fromTask, from, end);
  while`,
      to: `  let page = nextMappedPage(m, fromTask, from, end);
  let mapped = 0;
  while`,
    },
    { file: "impl/parts/items.ts", from: "to + (page - from), rights", to: "to + mapped, rights" },
    {
      file: "impl/parts/items.ts",
      from: `    if (code !== 0) return code;
    page =`,
      to: `    if (code !== 0) return code;
    mapped = mapped + 1;
    page =`,
    },
  ],
  shortest: 3,
};
