import type { Mutant } from "../../mutant.ts";

export const farDeadlinesAreSortedByTheirLowWords: Mutant = {
  name: "farDeadlinesAreSortedByTheirLowWords",
  family: "ipc",
  says: "The list of deadlines is sorted by their low words.",
  story: "A far deadline with a small low word stands first, and every later one waits behind it.",
  claim: "theTimeoutListHoldsExactlyTheDeadlines",
  edits: [
    {
      file: "impl/parts/timeouts.ts",
      from: `  if (highA !== highB) return highA < highB;
`,
      to: "",
    },
  ],
  shortest: 2,
};
