import type { Mutant } from "../../mutant.ts";

export const equalDeadlinesFireAsTheyCame: Mutant = {
  name: "equalDeadlinesFireAsTheyCame",
  family: "ipc",
  says: "Of two equal deadlines the one that was set first fires first.",
  story:
    "Any stable order looks right. But which thread runs next depends on it, and the manual " +
    "promises (deadline, task, lthread), so that runs can be repeated.",
  claim: "theTimeoutListHoldsExactlyTheDeadlines",
  edits: [
    {
      file: "impl/parts/timeouts.ts",
      from: `  if (lowA !== lowB) return lowA < lowB;
`,
      to: `  if (lowA <= lowB) return true;
`,
    },
  ],
  shortest: 3,
};
