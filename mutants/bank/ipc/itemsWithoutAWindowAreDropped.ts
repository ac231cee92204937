import type { Mutant } from "../../mutant.ts";

export const itemsWithoutAWindowAreDropped: Mutant = {
  name: "itemsWithoutAWindowAreDropped",
  family: "ipc",
  says: "Items for a receiver without a window are dropped and nobody is told.",
  story: "It is no error not to want pages. But the message said that there were some.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/items.ts",
      from: "return offersPages(m, sender, tag) ? ERROR_CUT : 0;",
      to: "return 0;",
    },
  ],
  shortest: 2,
};
