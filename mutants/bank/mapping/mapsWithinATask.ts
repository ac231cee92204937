import type { Mutant } from "../../mutant.ts";

export const mapsWithinATask: Mutant = {
  name: "mapsWithinATask",
  family: "mapping",
  says: "A message between two threads of a task maps pages within the task.",
  story:
    "It is the general case, and it works: a task derives pages from its own pages. The " +
    "manual says that it does not.",
  claim: "everyTrapEnds",
  edits: [
    {
      file: "impl/parts/items.ts",
      from: `  if (taskOfThread(m, sender) === taskOfThread(m, receiver)) return 0;
`,
      to: "",
    },
  ],
  shortest: 6,
};
