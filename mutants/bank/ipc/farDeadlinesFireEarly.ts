import type { Mutant } from "../../mutant.ts";

export const farDeadlinesFireEarly: Mutant = {
  name: "farDeadlinesFireEarly",
  family: "ipc",
  says: "Whether a deadline has come is asked of its low word alone.",
  story:
    "Sixty-four bits are compared as two words, and the upper ones are equal for the first " +
    "49 days.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/timeouts.ts",
      from: `  if (high !== nowHighOf(m)) return high < nowHighOf(m) ? head : 0;
`,
      to: "",
    },
  ],
  shortest: 2,
};
