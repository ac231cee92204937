import type { Mutant } from "../../mutant.ts";

export const firstDeadlineStaysHead: Mutant = {
  name: "firstDeadlineStaysHead",
  family: "ipc",
  says: "The list of deadlines goes on beginning with one that was cleared.",
  story: "The head is the element without a predecessor, the special case of every list.",
  claim: "theTimeoutListHoldsExactlyTheDeadlines",
  edits: [
    {
      file: "impl/parts/timeouts.ts",
      from: `  if (previous === 0) setTimeoutHead(m, next);
  else setTimeoutNext(m, previous, next);`,
      to: "  if (previous !== 0) setTimeoutNext(m, previous, next);",
    },
  ],
  shortest: 2,
};
