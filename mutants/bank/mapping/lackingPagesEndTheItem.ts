import type { Mutant } from "../../mutant.ts";

export const lackingPagesEndTheItem: Mutant = {
  name: "lackingPagesEndTheItem",
  family: "mapping",
  says: "A page that the sender does not have ends the item.",
  story:
    "Skipping and stopping are the same for a flexpage of one page, and for one that is complete.",
  claim: "spacesRelation",
  edits: [
    {
      file: "impl/parts/items.ts",
      from: `    page = nextMappedPage(m, fromTask, page + 1, end);
  }
  joinRegions(`,
      to: `    page = page + 1;
    if (page < end && findNode(m, fromTask, page) === 0) return 0;
  }
  joinRegions(`,
    },
  ],
  shortest: 2,
};
