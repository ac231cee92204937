import type { Mutant } from "../../mutant.ts";

export const deadOwnerKeepsItsLine: Mutant = {
  name: "deadOwnerKeepsItsLine",
  family: "interrupts",
  says: "A line whose owner dies stays attached to the dead.",
  story: "Deletion takes threads, pages and numbers, and forgets the lines.",
  claim: "linesMakeSense",
  edits: [
    {
      file: "impl/parts/tasks.ts",
      from: "retire(m, task, heir);\n  releaseLines(m);",
      to: "retire(m, task, heir);",
    },
  ],
  shortest: 7,
};
