import type { Mutant } from "../../mutant.ts";

export const deadlineLeavesTheListHalf: Mutant = {
  name: "deadlineLeavesTheListHalf",
  family: "ipc",
  says: "When a deadline is cleared the next one goes on pointing back at it.",
  story:
    "The same store in the other direction. The thread that comes to lie there is then " +
    "unlinked through a stale pointer.",
  claim: "theTimeoutListHoldsExactlyTheDeadlines",
  edits: [
    {
      file: "impl/parts/timeouts.ts",
      from: `  if (next !== 0) setTimeoutPrevious(m, next, previous);
`,
      to: "",
    },
  ],
  shortest: 3,
};
