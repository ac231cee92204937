import type { Mutant } from "../../mutant.ts";

export const oddItemsAreAccepted: Mutant = {
  name: "oddItemsAreAccepted",
  family: "ipc",
  says: "A tag with too many or half typed items is not refused.",
  story:
    "The counts come from the user and go into a loop over registers: nine words reach " +
    "beyond the message registers.",
  claim: "threadBlocksMakeSense",
  edits: [
    {
      file: "impl/parts/items.ts",
      from: `  if (!hasGoodCounts(tag)) return false;
`,
      to: "",
    },
  ],
  shortest: 1,
};
