import type { Mutant } from "../../mutant.ts";

export const newDeadlineIsLinkedForwardOnly: Mutant = {
  name: "newDeadlineIsLinkedForwardOnly",
  family: "ipc",
  says: "The deadline behind a new one is not told of it.",
  story:
    "Insertion into a list linked both ways needs four stores; three work as long as nobody " +
    "leaves from the middle.",
  claim: "theTimeoutListHoldsExactlyTheDeadlines",
  edits: [
    {
      file: "impl/parts/timeouts.ts",
      from: `  if (next !== 0) setTimeoutPrevious(m, next, tcb);
`,
      to: "",
    },
  ],
  shortest: 2,
};
